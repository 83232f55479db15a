import type { IndexInfo } from '../../shared/index-info.ts'
import { date, footage } from '../format.ts'
import { t } from '../i18n.ts'
import { modelName, modelPurpose } from '../index-words.ts'
import { spoken } from '../said.ts'
import { chooseIndex } from '../state/library.ts'
import { Icon } from './icons.tsx'

/** One index to choose, with what its models do and which clips it takes. */
export function IndexCard({ index, chosen }: { index: IndexInfo; chosen: boolean }) {
  return (
    <li>
      <button
        type="button"
        className="index-card"
        data-testid="index-card"
        data-id={index.id}
        data-name={index.name}
        disabled={!index.takesNewVideos}
        aria-current={chosen}
        onClick={() => void chooseIndex(index)}
      >
        <span className="index-card-head">
          <strong>{index.name}</strong>
          {chosen && (
            <span className="index-chosen">
              <Icon name="check" size={14} /> {t('indexChoice.chosen')}
            </span>
          )}
          <span className="index-counts">{counts(index)}</span>
        </span>
        <ul className="index-models">
          {index.models.map((model) => (
            <li key={model.modelName}>
              <b>{modelName(model)}</b> {modelPurpose(model)}
            </li>
          ))}
          {index.addons.includes('thumbnail') && <li>{t('indexChoice.thumbnails')}</li>}
        </ul>
        {index.takesNewVideos ? (
          <span className="index-limits">
            {index.limits.map((limit) => spoken(limit).replace(/\.$/, '')).join(' · ')}
          </span>
        ) : (
          <span className="index-closed">
            <Icon name="refused" size={14} /> {t('indexChoice.closed')}
          </span>
        )}
      </button>
    </li>
  )
}

function counts(index: IndexInfo): string {
  const parts: string[] = []
  if (index.videoCount !== null) parts.push(t('indexChoice.videos', { count: index.videoCount }))
  if (index.totalDurationSeconds)
    parts.push(t('indexChoice.of', { footage: footage(index.totalDurationSeconds) }))
  if (index.expiresAt) parts.push(t('indexChoice.expires', { date: date(index.expiresAt) }))
  return parts.join(' · ')
}
