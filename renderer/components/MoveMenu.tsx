import { useEffect, useState } from 'react'
import type { CauseGroup } from '../../shared/attention.ts'
import { t } from '../i18n.ts'
import { indexesFor, moveCause } from '../state/causes.ts'
import { patch, useStore } from '../state/store.ts'
import { Menu } from './Menu.tsx'
import type { Opened } from './use-popup.ts'

/** The indexes that clips of a group can go to: those that would take its first clip, as far as that can be said. */
export function MoveMenu({
  group,
  opened,
  onClose,
}: {
  group: CauseGroup
  opened: Opened
  onClose: () => void
}) {
  const indexes = useStore((state) => state.indexes)
  const [fitting, setFitting] = useState<readonly { id: string; name: string }[] | null>(null)
  const [asked, setAsked] = useState(false)
  const { cause, first } = group
  const example = first[0]?.id
  useEffect(() => {
    let isOver = false
    const ask = example === undefined ? Promise.resolve(null) : indexesFor(example)
    void ask.then((found) => {
      if (isOver) return
      setFitting(found)
      setAsked(true)
    })
    return () => {
      isOver = true
    }
  }, [example])
  if (!asked) return null
  const open = (indexes ?? []).filter(({ id, takesNewVideos }) => takesNewVideos && id !== cause.indexId)
  const choices = cause.state === 'failed' ? open : (fitting ?? [])
  return (
    <Menu
      label={t('attention.acts.move')}
      opened={opened}
      onClose={onClose}
      groups={[
        choices.length > 0
          ? choices.map((index) => ({
              id: `move-${index.id}`,
              label: index.name,
              run: () => void moveCause(cause, index),
            }))
          : [{ id: 'move-none', label: t('attention.acts.moveNone'), run: () => undefined }],
        [{ id: 'move-new', label: t('attention.acts.moveNew'), run: () => patch({ dialog: 'index' }) }],
      ]}
    />
  )
}
