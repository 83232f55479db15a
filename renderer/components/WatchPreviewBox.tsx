import { useEffect, useState } from 'react'
import type { WatchPreview, WatchSettings } from '../../shared/watching.ts'
import { failureText } from '../said.ts'
import { previewWatch } from '../state/watches.ts'
import { t } from '../i18n.ts'

/** Time without a change after which the folder is looked at, in ms. */
const PAUSE_MS = 300

/** What the settings would take of what is there now; another sentence while they say nothing. */
export function WatchPreviewBox({
  settings,
  otherwise,
}: {
  settings: WatchSettings | null
  otherwise: string
}) {
  const key = settings === null ? null : JSON.stringify(settings)
  const [shown, setShown] = useState<{ key: string; preview: WatchPreview | null } | null>(null)
  useEffect(() => {
    if (key === null) return
    let isOver = false
    const timer = setTimeout(() => {
      void previewWatch(JSON.parse(key) as WatchSettings).then((preview) => {
        if (!isOver) setShown({ key, preview })
      })
    }, PAUSE_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [key])

  return (
    <div className="watch-preview" role="status" data-testid="watch-preview" aria-busy={shown?.key !== key}>
      {key === null ? (
        <p className="quiet">{otherwise}</p>
      ) : shown?.preview == null ? (
        <p className="quiet">{t('watchForm.previewing')}</p>
      ) : (
        <Found preview={shown.preview} />
      )}
    </div>
  )
}

function Found({ preview }: { preview: WatchPreview }) {
  if (preview.failure) return <p className="field-error">{failureText(preview.failure)}</p>
  const sum = [
    t('watchForm.previewClips', { count: preview.clips }),
    ...(preview.leftOut > 0 ? [t('watchForm.previewLeftOut', { count: preview.leftOut })] : []),
    t('watchForm.previewOthers', { count: preview.passedOver }),
  ]
  return (
    <>
      <p className="watch-preview-sum">
        {sum.join(', ')}
        {preview.isPartial && ` ${t('watchForm.partial')}`}
      </p>
      <div className="watch-preview-lists">
        <Names title={t('watchForm.taken')} names={preview.examples.clips} />
        <Names title={t('watchForm.leftOut')} names={preview.examples.leftOut} />
      </div>
    </>
  )
}

function Names({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {names.map((name) => (
          <li key={name} title={name}>
            {name}
          </li>
        ))}
      </ul>
    </div>
  )
}
