import type { ExportFormat } from '../../shared/on-platform.ts'
import { t } from '../i18n.ts'
import { stopExport, usePlatform } from '../state/on-platform.ts'
import { Icon } from './icons.tsx'
import { Menu } from './Menu.tsx'
import { usePopup } from './use-popup.ts'

const FORMATS: readonly ExportFormat[] = ['csv', 'json']

/** Writes all that is filtered; while it runs, how far it came and a way to stop it. */
export function ExportButton({ run }: { run: (format: ExportFormat) => Promise<void> }) {
  const exporting = usePlatform((state) => state.exporting)
  const { opened, toggle, close } = usePopup()
  if (exporting !== null)
    return (
      <span className="platform-exporting" role="status" data-testid="exporting">
        {t('platform.exporting', exporting)}
        <button type="button" className="button small" onClick={() => void stopExport()}>
          {t('platform.stop')}
        </button>
      </span>
    )
  return (
    <>
      <button
        type="button"
        className="button"
        data-testid="export"
        aria-haspopup="menu"
        aria-expanded={opened !== null}
        onClick={toggle}
      >
        <Icon name="export" /> {t('platform.export')}
      </button>
      {opened && (
        <Menu
          label={t('platform.export')}
          opened={opened}
          onClose={close}
          groups={[
            FORMATS.map((format) => ({
              id: `export-${format}`,
              label: t(`platform.exportAs.${format}`),
              run: () => run(format),
            })),
          ]}
        />
      )}
    </>
  )
}
