import { useEffect, useState } from 'react'
import type { Licence } from '../../shared/licences.ts'
import { t } from '../i18n.ts'
import { askMain } from '../state/bridge.ts'
import { Modal } from './Modal.tsx'

/** Opens the licences of everything that is passed on with the app, each with its text. */
export function LicencesButton() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button" data-testid="licences-open" onClick={() => setOpen(true)}>
        {t('licences.open')}
      </button>
      {isOpen && (
        <Modal title={t('licences.title')} onClose={() => setOpen(false)}>
          <Licences />
        </Modal>
      )}
    </>
  )
}

function Licences() {
  const [licences, setLicences] = useState<readonly Licence[]>([])
  useEffect(() => {
    void askMain('licences', {}).then((answer) => setLicences(answer?.licences ?? []))
  }, [])
  return (
    <div className="licences" data-testid="licences">
      <ChromiumLicences />
      {licences.map((one) => (
        <details key={one.name} className="licence">
          <summary>
            {one.name} <span className="quiet">{one.version}</span>
            <span className="licence-name quiet">{one.licence}</span>
          </summary>
          <p className="quiet">{t('licences.source', { source: one.source })}</p>
          <pre className="licence-text">{one.text}</pre>
        </details>
      ))}
    </div>
  )
}

/** Far too long for a window: a page of its own beside the program. */
function ChromiumLicences() {
  const [isMissing, setMissing] = useState(false)
  const show = async () => setMissing((await askMain('showChromiumLicences', {}))?.shown !== true)
  return (
    <p>
      <button type="button" className="link" onClick={() => void show()}>
        {t('licences.chromium')}
      </button>
      {isMissing && <span role="status"> {t('licences.noChromium')}</span>}
    </p>
  )
}
