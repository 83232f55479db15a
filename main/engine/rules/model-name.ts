/**
 * The name of a model as people write it: `marengo3.0` → `Marengo 3.0`. Names of another shape stay as they came.
 */
export function modelTitle(modelName: string): string {
  const family = familyOf(modelName)
  const version = modelName.slice(family.length).replace(/^[\s_-]+/, '')
  if (family === '') return modelName
  const title = family.charAt(0).toUpperCase() + family.slice(1).toLowerCase()
  return version === '' ? title : `${title} ${version}`
}

/** The leading letters, in lower case (`marengo`, `pegasus`, or a family to come); empty when there are none. */
export function familyOf(modelName: string): string {
  return (/^[a-z]+/i.exec(modelName)?.[0] ?? '').toLowerCase()
}
