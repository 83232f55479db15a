import type { IndexInfo } from '../../shared/index-info.ts'
import { date, footage, number } from '../format.ts'
import { t } from '../i18n.ts'
import { modelName, modelPurpose } from '../index-words.ts'
import { spoken } from '../said.ts'
import { openOnPlatform } from '../state/external.ts'
import { chooseIndex } from '../state/library.ts'
import { browseIndex } from '../state/on-platform.ts'
import { CopyValue } from './CopyValue.tsx'
import { Icon } from './icons.tsx'
import { useNow } from './use-now.ts'

const DAY_MS = 86_400_000
/** From so many days on before it expires, an index warns. */
const WARN_DAYS = 14

/** One index with its models, its limits, what is in it, and what can be done with it. */
export function IndexEntry(props: {
  index: IndexInfo
  isTarget: boolean
  onRename: () => void
  onDelete: () => void
}) {
  const { index, isTarget } = props
  return (
    <li className="index-entry" data-testid="index-entry" data-name={index.name} data-target={isTarget}>
      <header>
        <h2>{index.name}</h2>
        {isTarget && (
          <span className="index-chosen">
            <Icon name="check" size={14} /> {t('indexes.target')}
          </span>
        )}
        {!index.takesNewVideos && (
          <span className="index-closed">
            <Icon name="refused" size={14} /> {t('indexes.closed')}
          </span>
        )}
      </header>
      <ul className="index-models">
        {index.models.map((model) => (
          <li key={model.modelName}>
            <b>{modelName(model)}</b> {modelPurpose(model)}
          </li>
        ))}
        {index.addons.includes('thumbnail') && <li>{t('indexChoice.thumbnails')}</li>}
      </ul>
      <Figures index={index} />
      <Expiry expiresAt={index.expiresAt} />
      <p className="index-limits">
        {index.limits.map((limit) => spoken(limit).replace(/\.$/, '')).join(' · ')}
      </p>
      <footer>
        {!isTarget && index.takesNewVideos && (
          <button
            type="button"
            className="button small"
            data-testid="index-choose"
            onClick={() => void chooseIndex(index)}
          >
            {t('indexes.choose')}
          </button>
        )}
        <button
          type="button"
          className="button small"
          data-testid="index-browse"
          onClick={() => browseIndex(index.id)}
        >
          {t('indexes.browse')}
        </button>
        <button
          type="button"
          className="button small"
          data-testid="index-open"
          onClick={() => void openOnPlatform(index.id, null)}
        >
          <Icon name="link" size={14} /> {t('indexes.open')}
        </button>
        <span className="spring" />
        <button type="button" className="button small" data-testid="index-rename" onClick={props.onRename}>
          {t('indexes.rename')}
        </button>
        <button type="button" className="button small" data-testid="index-delete" onClick={props.onDelete}>
          {t('indexes.delete')}
        </button>
      </footer>
    </li>
  )
}

function Figures({ index }: { index: IndexInfo }) {
  const unknown = t('indexes.unknown')
  const figures = [
    ['videos', index.videoCount === null ? unknown : number(index.videoCount)],
    [
      'footage',
      index.totalDurationSeconds === null
        ? unknown
        : index.totalDurationSeconds === 0
          ? '0'
          : footage(index.totalDurationSeconds),
    ],
    ['created', index.createdAt === null ? unknown : date(index.createdAt)],
    ['expires', index.expiresAt === null ? t('indexes.never') : date(index.expiresAt)],
  ] as const
  return (
    <dl className="index-figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`indexes.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{t('platform.details.indexId')}</dt>
        <dd>
          <CopyValue label={t('platform.details.indexId')} value={index.id} />
        </dd>
      </div>
    </dl>
  )
}

/** A warning when an index expires soon: all that is in it is then gone for good. */
function Expiry({ expiresAt }: { expiresAt: string | null }) {
  const now = useNow(false)
  if (expiresAt === null) return null
  const days = Math.ceil((Date.parse(expiresAt) - now) / DAY_MS)
  if (days > WARN_DAYS) return null
  return (
    <p className="field-note warning" data-testid="index-expiry">
      <Icon name="info" />
      <span>{days <= 0 ? t('indexes.expired') : t('indexes.expiresSoon', { count: days })}</span>
    </p>
  )
}
