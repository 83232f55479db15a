import { UploadWay } from '../../shared/domain.ts'
import { strings } from '../strings.ts'
import type { WatchDraft } from '../watch-draft.ts'
import { Choice, Line } from './form-parts.tsx'
import { NumberField } from './NumberField.tsx'

const words = strings.watchForm
const THREE = { null: null, true: true, false: false } as const
const threeOf = (value: string): boolean | null => THREE[value as keyof typeof THREE]

/** What few people need to set for a watch folder. */
export function WatchFormMore(props: { draft: WatchDraft; onChange: (part: Partial<WatchDraft>) => void }) {
  const { draft, onChange } = props
  return (
    <details className="form-more">
      <summary data-testid="watch-more">{words.more}</summary>
      <Line label={words.metadata} htmlFor="watch-metadata" text={words.metadataText}>
        <textarea
          id="watch-metadata"
          data-testid="watch-metadata"
          rows={3}
          spellCheck={false}
          placeholder={words.metadataHint}
          value={draft.metadata}
          onChange={(event) => onChange({ metadata: event.target.value })}
        />
      </Line>
      <Line label={words.stream}>
        <Choice
          id="watch-stream"
          value={String(draft.enableVideoStream)}
          options={[
            ['null', words.streamAs],
            ['true', words.streamYes],
            ['false', words.streamNo],
          ]}
          onChange={(value) => onChange({ enableVideoStream: threeOf(value) })}
        />
      </Line>
      <Line label={words.share}>
        <Choice
          id="watch-share"
          value={String(draft.isShare)}
          options={[
            ['null', words.shareAuto],
            ['true', words.shareYes],
            ['false', words.shareNo],
          ]}
          onChange={(value) => onChange({ isShare: threeOf(value) })}
        />
      </Line>
      <Line label={words.settle} htmlFor="watch-settle" text={words.settleText}>
        <NumberField
          id="watch-settle"
          min={0}
          max={3600}
          zero={words.settleAuto}
          unit={words.seconds}
          value={draft.settleSeconds ?? 0}
          onChange={(seconds) => onChange({ settleSeconds: seconds === 0 ? null : seconds })}
        />
      </Line>
      <Line label={words.way}>
        <Choice
          id="watch-way"
          value={draft.way}
          options={UploadWay.options.map((way) => [way, strings.ways[way].name])}
          onChange={(way) => onChange({ way: UploadWay.parse(way) })}
        />
      </Line>
      <Line label={words.endings} htmlFor="watch-endings">
        <input
          id="watch-endings"
          data-testid="watch-endings"
          placeholder={words.endingsHint}
          value={draft.moreExtensions}
          onChange={(event) => onChange({ moreExtensions: event.target.value })}
        />
      </Line>
    </details>
  )
}
