import type { HoursOfDay } from '../../shared/domain.ts'
import { strings } from '../strings.ts'

const words = strings.settings
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
        <option value="always">{words.always}</option>
        <option value="hours">{words.withinHours}</option>
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
      {time('from', words.from)}
      <span>{words.until}</span>
      {time('to', words.until)}
      <span className="days" role="group" aria-label={words.days}>
        {ALL_DAYS.map((day) => (
          <button
            key={day}
            type="button"
            className="day"
            aria-pressed={value.days.includes(day)}
            aria-label={words.dayNames[day]}
            onClick={() => toggle(day)}
          >
            {words.dayNames[day]?.slice(0, 2)}
          </button>
        ))}
      </span>
    </>
  )
}
