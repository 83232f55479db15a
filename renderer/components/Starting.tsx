import { t } from '../i18n.ts'
import { useStore } from '../state/store.ts'
import { BarePage } from './BarePage.tsx'

/** Before the engine has answered; where it cannot work, this says why. */
export function Starting() {
  const hasTrouble = useStore((state) => state.trouble !== null)
  return (
    <BarePage>
      <main className="starting">{!hasTrouble && t('common.starting')}</main>
    </BarePage>
  )
}
