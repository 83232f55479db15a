/** `?, ?, ?`: a place in a statement for each value of a list. */
export const placeholders = (values: readonly unknown[]): string => values.map(() => '?').join(', ')
