import type { ItemRow } from '../../shared/item.ts'
import { basisWords, indexingLeftWords, indexingTime, slowAtLength } from '../clock-words.ts'
import { speed, timeLeft } from '../format.ts'
import { t } from '../i18n.ts'
import { Fact } from './Fact.tsx'
import { Icon } from './icons.tsx'

/** How long the clip still takes, by the two clocks: what the line takes to send it, and the platform to index it. */
export function DetailsClocks({ row }: { row: ItemRow }) {
  const { indexing, etaSeconds } = row
  if (indexing === null) return null
  const time = indexingTime(indexing)
  const slow = slowAtLength(indexing)
  const isBegun = indexing.elapsedSeconds !== null
  return (
    <section data-testid="details-clocks">
      <h3>{t('details.clocks.title')}</h3>
      <dl className="facts">
        {row.state === 'uploading' && etaSeconds !== null && (
          <Fact label={t('details.clocks.upload')}>
            {row.speed === null
              ? t('details.clocks.left', { time: timeLeft(etaSeconds) })
              : t('details.clocks.sentAt', { time: timeLeft(etaSeconds), speed: speed(row.speed) })}
          </Fact>
        )}
        <Fact label={t('details.clocks.indexing')}>
          {isBegun || time === null ? indexingLeftWords(indexing) : t('details.clocks.takes', { time })}
        </Fact>
        <Fact label={t('details.clocks.basis')}>{basisWords(indexing)}</Fact>
      </dl>
      {slow !== null && (
        <p className="field-note warning" data-testid="details-slow">
          <Icon name="slow" />
          <span>{slow}</span>
        </p>
      )}
    </section>
  )
}
