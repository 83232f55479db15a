import type { ReactNode } from 'react'
import type { SettingName } from '../../shared/preset.ts'
import { t } from '../i18n.ts'
import { useStore } from '../state/store.ts'
import { SectionTitle, useIsFound } from './settings-search.ts'

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="settings-section">
      <h2>{title}</h2>
      <SectionTitle value={title}>{children}</SectionTitle>
    </section>
  )
}

interface SettingProps {
  label: string
  htmlFor?: string
  text?: string | undefined
  /** The setting of the engine that is set here: a facility may have locked it. */
  of?: SettingName
  children: ReactNode
}

/** One setting: its name on the left, its control and one sentence on the right; nothing where it is not searched for. */
export function Setting({ label, htmlFor, text, of, children }: SettingProps) {
  const isLocked = useStore((state) => of !== undefined && (state.chosen?.locked.includes(of) ?? false))
  if (!useIsFound(label, text)) return null
  return (
    <div className="setting">
      {htmlFor === undefined ? (
        <span className="setting-label">{label}</span>
      ) : (
        <label className="setting-label" htmlFor={htmlFor}>
          {label}
        </label>
      )}
      <div className="setting-control">
        <fieldset disabled={isLocked}>{children}</fieldset>
        {text !== undefined && <p className="setting-text">{text}</p>}
        {isLocked && (
          <p className="setting-text" data-testid={`locked-${of}`}>
            {t('settingsPage.locked')}
          </p>
        )}
      </div>
    </div>
  )
}
