import type { HoursOfDay } from '../../shared/settings.ts'
import { dayName } from '../format.ts'
import { t } from '../i18n.ts'

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 0]

/** A daily span: always, or from one time of day to another on chosen days. */
export function HoursField(props: {
  id: string
  value: HoursOfDay | null
  /** What it begins with when it is switched on. */
  first: { from: string; to: string }
  onChange: (value: HoursOfDay | null) => void
}) {
  const { id, value, onChange } = props
  return (
    <div className="hours-field">
      <select
        id={id}
        data-testid={id}
        value={value === null ? 'always' : 'hours'}
        onChange={(event) =>
          onChange(event.target.value === 'always' ? null : { ...props.first, days: ALL_DAYS })
        }
      >
        <option value="always">{t('settings.always')}</option>
        <option value="hours">{t('settings.withinHours')}</option>
      </select>
      {value !== null && <Span id={id} value={value} onChange={onChange} />}
    </div>
  )
}

function Span(props: { id: string; value: HoursOfDay; onChange: (value: HoursOfDay) => void }) {
  const { id, value, onChange } = props
  const time = (end: 'from' | 'to', label: string) => (
    <input
      type="time"
      data-testid={`${id}-${end}`}
      aria-label={label}
      value={value[end]}
      onChange={(event) => event.target.value !== '' && onChange({ ...value, [end]: event.target.value })}
    />
  )
  const toggle = (day: number): void => {
    const days = value.days.includes(day) ? value.days.filter((one) => one !== day) : [...value.days, day]
    if (days.length > 0) onChange({ ...value, days })
  }
  return (
    <>
      {time('from', t('settings.from'))}
      <span>{t('settings.until')}</span>
      {time('to', t('settings.until'))}
      <span className="days" role="group" aria-label={t('settings.days')}>
        {ALL_DAYS.map((day) => (
          <button
            key={day}
            type="button"
            className="day"
            aria-pressed={value.days.includes(day)}
            aria-label={dayName(day, 'long')}
            onClick={() => toggle(day)}
          >
            {dayName(day, 'short').slice(0, 2)}
          </button>
        ))}
      </span>
    </>
  )
}
