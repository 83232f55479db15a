import { useState } from 'react'
import { LIST_STATUSES, RANGES, TASK_RANGES } from '../../shared/on-platform.ts'
import type { PlatformQuery, RangeName } from '../../shared/on-platform.ts'
import { t } from '../i18n.ts'
import { requery, usePlatform } from '../state/on-platform.ts'
import { statusWord } from './PlatformStatus.tsx'

/** Bytes in what the field for the size counts. */
const MB = 1e6

/** Every filter that the platform's list has. Numbers and names count when the field is left or Enter is pressed. */
export function PlatformFilters() {
  const query = usePlatform((state) => state.query)
  const isTasks = query.list === 'tasks'
  return (
    <div className="platform-filters" data-testid="platform-filters">
      <Statuses query={query} />
      <Field
        label={t('platform.filter.filename')}
        id="filter-filename"
        value={query.filename}
        onChange={(filename) => requery({ filename })}
      />
      {(isTasks ? TASK_RANGES : RANGES).map((name) => (
        <RangeField key={name} name={name} query={query} />
      ))}
      {!isTasks && <MetadataField query={query} />}
      {(['created', 'updated'] as const).map((name) => {
        const key = `${name}Since` as const
        return (
          <Field
            key={name}
            label={t(`platform.filter.${name}`)}
            id={`filter-${name}`}
            type="date"
            value={query[key]}
            onChange={(value) => requery({ [key]: value })}
          />
        )
      })}
    </div>
  )
}

/** How many filters are on. */
export function filtersOn(query: PlatformQuery): number {
  const ranges = RANGES.filter((name) => query.ranges[name].from !== null || query.ranges[name].to !== null)
  const texts = [query.filename, query.metadata.key, query.createdSince, query.updatedSince]
  return ranges.length + texts.filter((text) => text !== '').length + (query.statuses.length > 0 ? 1 : 0)
}

function Statuses({ query }: { query: PlatformQuery }) {
  return (
    <fieldset className="platform-statuses">
      <legend>{t('platform.filter.status')}</legend>
      {LIST_STATUSES[query.list].map((status) => {
        const on = query.statuses.includes(status)
        return (
          <button
            key={status}
            type="button"
            className="chip"
            data-testid={`filter-status-${status}`}
            aria-pressed={on}
            onClick={() =>
              requery({
                statuses: on ? query.statuses.filter((one) => one !== status) : [...query.statuses, status],
              })
            }
          >
            {statusWord(status)}
          </button>
        )
      })}
    </fieldset>
  )
}

/** Tasks are compared with one number, indexed assets with a range. */
function RangeField({ name, query }: { name: RangeName; query: PlatformQuery }) {
  const label = t(`platform.filter.${name}`)
  const range = query.ranges[name]
  const factor = name === 'size' ? MB : 1
  const text = (value: number | null) => (value === null ? '' : String(value / factor))
  const change = (part: Partial<typeof range>) =>
    requery({ ranges: { ...query.ranges, [name]: { ...range, ...part } } })
  const read = (typed: string): number | null => {
    const value = Number(typed.replace(',', '.'))
    return typed.trim() === '' || !Number.isFinite(value) || value < 0 ? null : value * factor
  }
  const common = { inputMode: 'decimal', size: 6 } as const
  return (
    <span className="platform-field">
      <span className="platform-field-label">{label}</span>
      {query.list === 'tasks' ? (
        <Typed
          {...common}
          id={`filter-${name}`}
          label={t('platform.filter.exactly', { what: label })}
          placeholder={t('platform.filter.exact')}
          value={text(range.from)}
          onChange={(typed) => change({ from: read(typed), to: read(typed) })}
        />
      ) : (
        <span className="platform-range">
          <Typed
            {...common}
            id={`filter-${name}-from`}
            label={t('platform.filter.from', { what: label })}
            placeholder={t('platform.filter.least')}
            value={text(range.from)}
            onChange={(typed) => change({ from: read(typed) })}
          />
          –
          <Typed
            {...common}
            id={`filter-${name}-to`}
            label={t('platform.filter.to', { what: label })}
            placeholder={t('platform.filter.most')}
            value={text(range.to)}
            onChange={(typed) => change({ to: read(typed) })}
          />
        </span>
      )}
    </span>
  )
}

function MetadataField({ query }: { query: PlatformQuery }) {
  const { metadata } = query
  const label = t('platform.filter.metadata')
  return (
    <span className="platform-field">
      <span className="platform-field-label">{label}</span>
      <span className="platform-range">
        <Typed
          id="filter-metadata-key"
          label={`${label}: ${t('platform.filter.key')}`}
          placeholder={t('platform.filter.key')}
          value={metadata.key}
          size={9}
          onChange={(key) => requery({ metadata: { ...metadata, key } })}
        />
        =
        <Typed
          id="filter-metadata-value"
          label={`${label}: ${t('platform.filter.value')}`}
          placeholder={t('platform.filter.value')}
          value={metadata.value}
          size={9}
          onChange={(value) => requery({ metadata: { ...metadata, value } })}
        />
      </span>
    </span>
  )
}

function Field(props: {
  label: string
  id: string
  value: string
  type?: 'text' | 'date'
  onChange: (value: string) => void
}) {
  return (
    <span className="platform-field">
      <span className="platform-field-label">{props.label}</span>
      <Typed {...props} />
    </span>
  )
}

/** A field whose value counts when it is left, or when Enter is pressed. */
function Typed(props: {
  id: string
  label: string
  value: string
  placeholder?: string
  type?: 'text' | 'date'
  size?: number
  inputMode?: 'decimal'
  onChange: (value: string) => void
}) {
  const { value, label, onChange, id, ...rest } = props
  const [typed, setTyped] = useState({ of: value, text: value })
  // A value that was changed from outside, such as cleared, wins over what was typed before.
  const text = typed.of === value ? typed.text : value
  const settle = () => {
    if (text === value) return
    setTyped({ of: value, text: value })
    onChange(text)
  }
  return (
    <input
      {...rest}
      data-testid={id}
      aria-label={label}
      spellCheck={false}
      maxLength={255}
      value={text}
      onChange={(event) => setTyped({ of: value, text: event.target.value })}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
      }}
    />
  )
}
