import { useState } from 'react'
import type { Failure } from '../../shared/errors.ts'
import type { Metadata, PlatformRow } from '../../shared/on-platform.ts'
import { t } from '../i18n.ts'
import { changeOf, draftOf } from '../metadata-draft.ts'
import type { DraftProblem, Pair, PairKind } from '../metadata-draft.ts'
import { saveMetadata } from '../state/on-platform.ts'
import { Icon } from './icons.tsx'

const KINDS: readonly PairKind[] = ['string', 'number', 'boolean']

/** The pairs of an indexed asset, shown, and edited when asked for. */
export function MetadataSection({ row, metadata }: { row: PlatformRow; metadata: Metadata }) {
  const [isEditing, setEditing] = useState(false)
  const pairs = Object.entries(metadata)
  if (isEditing)
    return (
      <section>
        <h3>{t('platform.metadata.title')}</h3>
        <MetadataEditor row={row} metadata={metadata} onEnd={() => setEditing(false)} />
      </section>
    )
  return (
    <section>
      <h3>{t('platform.metadata.title')}</h3>
      {pairs.length === 0 && <p className="quiet">{t('platform.metadata.none')}</p>}
      <dl className="facts" data-testid="metadata">
        {pairs.map(([key, value]) => (
          <div key={key} className="fact">
            <dt>{key}</dt>
            <dd>{typeof value === 'boolean' ? t(`platform.metadata.${value ? 'yes' : 'no'}`) : value}</dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        className="button small"
        data-testid="metadata-edit"
        onClick={() => setEditing(true)}
      >
        {t('platform.metadata.edit')}
      </button>
    </section>
  )
}

function MetadataEditor(props: { row: PlatformRow; metadata: Metadata; onEnd: () => void }) {
  const [pairs, setPairs] = useState(() => draftOf(props.metadata))
  const [next, setNext] = useState(pairs.length)
  const [problem, setProblem] = useState<DraftProblem | Failure | null>(null)
  const change = (n: number, part: Partial<Pair>) =>
    setPairs(pairs.map((pair) => (pair.n === n ? { ...pair, ...part } : pair)))

  async function save() {
    const to = changeOf(props.metadata, pairs)
    if ('is' in to) return setProblem(to)
    const failure = await saveMetadata(props.row, to.set, to.remove)
    if (failure) setProblem(failure)
    else props.onEnd()
  }
  return (
    <form
      className="metadata-editor"
      data-testid="metadata-editor"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {pairs.map((pair) => (
        <PairLine
          key={pair.n}
          pair={pair}
          onChange={(part) => change(pair.n, part)}
          onRemove={() => setPairs(pairs.filter(({ n }) => n !== pair.n))}
        />
      ))}
      {problem && (
        <p className="field-error" role="alert" data-testid="metadata-problem">
          <Icon name="failed" /> {sentence(problem)}
        </p>
      )}
      {pairs.length < draftOf(props.metadata).length && (
        <p className="quiet metadata-note">{t('platform.metadata.own')}</p>
      )}
      <div className="form-buttons">
        <button
          type="button"
          className="button small"
          data-testid="metadata-add"
          onClick={() => {
            setPairs([...pairs, { n: next, key: '', kind: 'string', text: '' }])
            setNext(next + 1)
          }}
        >
          <Icon name="plus" size={12} /> {t('platform.metadata.add')}
        </button>
        <span className="spring" />
        <button type="button" className="button small" onClick={props.onEnd}>
          {t('common.cancel')}
        </button>
        <button type="submit" className="button small primary" data-testid="metadata-save">
          {t('platform.metadata.save')}
        </button>
      </div>
    </form>
  )
}

function PairLine(props: { pair: Pair; onChange: (part: Partial<Pair>) => void; onRemove: () => void }) {
  const { pair, onChange } = props
  return (
    <div className="metadata-pair">
      <input
        aria-label={t('platform.metadata.key')}
        placeholder={t('platform.metadata.key')}
        maxLength={255}
        autoFocus={pair.key === ''}
        value={pair.key}
        onChange={(event) => onChange({ key: event.target.value })}
      />
      <select
        aria-label={t('platform.metadata.kind')}
        value={pair.kind}
        onChange={(event) => {
          const kind = KINDS.find((one) => one === event.target.value) ?? 'string'
          onChange({ kind, ...(kind === 'boolean' && pair.text !== 'true' ? { text: 'false' } : {}) })
        }}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`platform.metadata.kinds.${kind}`)}
          </option>
        ))}
      </select>
      {pair.kind === 'boolean' ? (
        <select
          aria-label={t('platform.metadata.value')}
          value={pair.text}
          onChange={(event) => onChange({ text: event.target.value })}
        >
          <option value="true">{t('platform.metadata.yes')}</option>
          <option value="false">{t('platform.metadata.no')}</option>
        </select>
      ) : (
        <input
          aria-label={t('platform.metadata.value')}
          placeholder={t('platform.metadata.value')}
          maxLength={1000}
          value={pair.text}
          onChange={(event) => onChange({ text: event.target.value })}
        />
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={t('platform.metadata.remove', { key: pair.key })}
        onClick={props.onRemove}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  )
}

function sentence(problem: DraftProblem | Failure): string {
  if (!('is' in problem)) return problem.message
  switch (problem.is) {
    case 'noKey':
      return t('platform.metadata.noKey')
    case 'twice':
      return t('platform.metadata.twice', { key: problem.key })
    case 'noNumber':
      return t('platform.metadata.noNumber', { value: problem.value })
  }
}
