import { useState } from 'react'
import type { ItemRow } from '../../shared/item.ts'
import { t } from '../i18n.ts'

/** A frame of a clip large, and eight from its begin to its end; nothing where none can be drawn. */
export function ClipPictures({ row }: { row: ItemRow }) {
  const [missing, setMissing] = useState<readonly string[]>([])
  if (row.media === null) return null
  const { id, name, sizeBytes } = row
  // Another size is another clip, of which the picture that is kept is none.
  const picture = (kind: 'poster' | 'strip') =>
    missing.includes(kind) ? null : (
      <img
        className={`clip-${kind}`}
        data-testid={`details-${kind}`}
        src={`reeldrop-thumb://${id}/${kind}?${sizeBytes}`}
        alt={t(`details.${kind}`, { name })}
        draggable={false}
        onError={() => setMissing((now) => [...now, kind])}
      />
    )
  return (
    <div className="clip-pictures">
      {picture('poster')}
      {picture('strip')}
    </div>
  )
}
