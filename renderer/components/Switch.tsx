/** A setting that is on or off. @param props.id also names it for tests */
export function Switch(props: { id: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <input
      id={props.id}
      data-testid={props.id}
      className="switch"
      type="checkbox"
      role="switch"
      checked={props.checked}
      onChange={(event) => props.onChange(event.target.checked)}
    />
  )
}
