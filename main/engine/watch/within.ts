import { sep } from 'node:path'

/** Whether a path is a folder itself, or lies somewhere below it. Both as the system spells them, without an end. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
