import { PLAN_NAMES, planOf, type PlanName } from '../../shared/plans.ts'
import type { Settings } from '../../shared/settings.ts'
import { changeSettings } from '../state/library.ts'
import { t } from '../i18n.ts'
import { HoursField } from './HoursField.tsx'
import { NumberField } from './NumberField.tsx'
import { Section, Setting } from './Section.tsx'

const BYTES_PER_MB = 1_000_000
const change = (part: Partial<Settings>) => void changeSettings(part)

/** When and how fast bytes leave, and what the plan of the account allows. */
export function LineSection({ settings }: { settings: Settings }) {
  const plan = planOf(settings.plan)
  return (
    <Section title={t('settings.line')}>
      <Setting
        label={t('settings.uploadHours')}
        of="uploadHours"
        htmlFor="upload-hours"
        text={t('settings.uploadHoursText')}
      >
        <HoursField
          id="upload-hours"
          value={settings.uploadHours}
          first={{ from: '20:00', to: '07:00' }}
          onChange={(uploadHours) => change({ uploadHours, hoursSetAside: null })}
        />
      </Setting>
      <Setting
        label={t('settings.bandwidth')}
        of="bytesPerSecond"
        htmlFor="bandwidth"
        text={t('settings.bandwidthText')}
      >
        <NumberField
          id="bandwidth"
          min={0}
          max={10_000}
          decimals={1}
          zero={t('settings.noLimit')}
          unit={t('settings.mbPerSecond')}
          value={settings.bytesPerSecond / BYTES_PER_MB}
          onChange={(mb) => change({ bytesPerSecond: Math.round(mb * BYTES_PER_MB) })}
        />
      </Setting>
      {settings.bytesPerSecond > 0 && (
        <Setting label={t('settings.limitHours')} of="limitHours" htmlFor="limit-hours">
          <HoursField
            id="limit-hours"
            value={settings.limitHours}
            first={{ from: '08:00', to: '19:00' }}
            onChange={(limitHours) => change({ limitHours })}
          />
        </Setting>
      )}
      <Setting
        label={t('settings.plan')}
        of="plan"
        htmlFor="plan"
        text={
          plan === null
            ? t('settings.planUnknownText')
            : t('settings.planText', {
                perMinute: plan.upload.requestsPerMinute,
                perDay: plan.upload.requestsPerDay,
                minutes: plan.videoMinutesPerDay,
                atOnce: plan.tasksAtOnce,
              })
        }
      >
        <select
          id="plan"
          data-testid="plan"
          value={settings.plan}
          onChange={(event) => change({ plan: event.target.value as PlanName })}
        >
          {PLAN_NAMES.map((name) => (
            <option key={name} value={name}>
              {t(`settings.plans.${name}`)}
            </option>
          ))}
        </select>
      </Setting>
    </Section>
  )
}
