import { UploadWay } from '../../shared/upload-way.ts'
import { t } from '../i18n.ts'
import type { WatchDraft } from '../watch-draft.ts'
import { Choice, Line } from './form-parts.tsx'
import { NumberField } from './NumberField.tsx'

const THREE = { null: null, true: true, false: false } as const
const threeOf = (value: string): boolean | null => THREE[value as keyof typeof THREE]

/** What few people need to set for a watch folder. */
export function WatchFormMore(props: { draft: WatchDraft; onChange: (part: Partial<WatchDraft>) => void }) {
  const { draft, onChange } = props
  return (
    <details className="form-more">
      <summary data-testid="watch-more">{t('watchForm.more')}</summary>
      <Line label={t('watchForm.metadata')} htmlFor="watch-metadata" text={t('watchForm.metadataText')}>
        <textarea
          id="watch-metadata"
          data-testid="watch-metadata"
          rows={3}
          spellCheck={false}
          placeholder={t('watchForm.metadataHint')}
          value={draft.metadata}
          onChange={(event) => onChange({ metadata: event.target.value })}
        />
      </Line>
      <Line label={t('watchForm.stream')}>
        <Choice
          id="watch-stream"
          value={String(draft.enableVideoStream)}
          options={[
            ['null', t('watchForm.streamAs')],
            ['true', t('watchForm.streamYes')],
            ['false', t('watchForm.streamNo')],
          ]}
          onChange={(value) => onChange({ enableVideoStream: threeOf(value) })}
        />
      </Line>
      <Line label={t('watchForm.share')}>
        <Choice
          id="watch-share"
          value={String(draft.isShare)}
          options={[
            ['null', t('watchForm.shareAuto')],
            ['true', t('watchForm.shareYes')],
            ['false', t('watchForm.shareNo')],
          ]}
          onChange={(value) => onChange({ isShare: threeOf(value) })}
        />
      </Line>
      <Line label={t('watchForm.settle')} htmlFor="watch-settle" text={t('watchForm.settleText')}>
        <NumberField
          id="watch-settle"
          min={0}
          max={3600}
          zero={t('watchForm.settleAuto')}
          unit={t('watchForm.seconds')}
          value={draft.settleSeconds ?? 0}
          onChange={(seconds) => onChange({ settleSeconds: seconds === 0 ? null : seconds })}
        />
      </Line>
      <Line label={t('watchForm.way')}>
        <Choice
          id="watch-way"
          value={draft.way}
          options={UploadWay.options.map((way) => [way, t(`clips.ways.${way}.name`)])}
          onChange={(way) => onChange({ way: UploadWay.parse(way) })}
        />
      </Line>
      <Line label={t('watchForm.endings')} htmlFor="watch-endings">
        <input
          id="watch-endings"
          data-testid="watch-endings"
          placeholder={t('watchForm.endingsHint')}
          value={draft.moreExtensions}
          onChange={(event) => onChange({ moreExtensions: event.target.value })}
        />
      </Line>
    </details>
  )
}
