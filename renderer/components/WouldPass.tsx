import { useEffect, useState } from 'react'
import type { Answer } from '../../shared/contract.ts'
import type { ItemRow } from '../../shared/item.ts'
import { askEngine } from '../state/bridge.ts'
import { t } from '../i18n.ts'

/** The indexes of the account that would take a clip that this one refuses, each with a button that sends it there. */
export function WouldPass({ row: { id, indexId } }: { row: ItemRow }) {
  const [places, setPlaces] = useState<Answer<'wouldPass'> | null>(null)
  useEffect(() => {
    let isOver = false
    void askEngine('wouldPass', { id }).then((answer) => {
      if (!isOver) setPlaces(answer)
    })
    return () => {
      isOver = true
    }
  }, [id, indexId])
  if (places === null || (places.indexes.length === 0 && !places.newIndex)) return null
  return (
    <section data-testid="would-pass">
      <h3>{t('problems.wouldPass.title')}</h3>
      {places.indexes.length === 0 && <p>{t('problems.wouldPass.newIndex')}</p>}
      <ul className="would-pass">
        {places.indexes.map((index) => (
          <li key={index.id}>
            <span>{index.name}</span>
            <button
              type="button"
              className="button small"
              onClick={() => void askEngine('moveToIndex', { ids: [id], indexId: index.id })}
            >
              {t('problems.wouldPass.move')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
