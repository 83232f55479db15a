export type Direction = 'ascending' | 'descending'

/** As a heading says it (`aria-sort`). @param isOn whether its list is in its order; undefined where not */
export const directionOf = (isOn: boolean, descending: boolean): Direction | undefined =>
  isOn ? (descending ? 'descending' : 'ascending') : undefined
