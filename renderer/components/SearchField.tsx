import { Icon } from './icons.tsx'

/** A field that searches; Escape empties it. @param props.id also names it for tests */
export function SearchField(props: {
  id: string
  label: string
  placeholder: string
  clearLabel: string
  value: string
  onChange: (value: string) => void
  /** Somebody is about to type. */
  onFocus?: () => void
}) {
  return (
    <div className="search" role="search">
      <Icon name="search" size={14} />
      <input
        id={props.id}
        data-testid={props.id}
        type="text"
        maxLength={200}
        spellCheck={false}
        aria-label={props.label}
        placeholder={props.placeholder}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        onFocus={props.onFocus}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || props.value === '') return
          event.stopPropagation()
          props.onChange('')
        }}
      />
      {props.value !== '' && (
        <button
          type="button"
          className="icon-button"
          aria-label={props.clearLabel}
          onClick={() => props.onChange('')}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </div>
  )
}
