import { createContext, useContext } from 'react'

/** What is searched for in the settings, in small letters; empty for everything. */
export const SettingsSearch = createContext('')
/** The title of the section around a setting, which is searched as well. */
export const SectionTitle = createContext('')

/** Whether a setting of these words is to be shown. */
export function useIsFound(...words: readonly (string | undefined)[]): boolean {
  const search = useContext(SettingsSearch)
  const title = useContext(SectionTitle)
  const text = [title, ...words].join(' ').toLocaleLowerCase()
  return search.split(/\s+/).every((word) => text.includes(word))
}
