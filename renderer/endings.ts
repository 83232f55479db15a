/** File endings as a person writes them, `.dat, .bin`, and the list that they stand for. */
import { FileEnding } from '../shared/settings.ts'
import { t } from './i18n.ts'

/** The list that a text stands for, or the sentence that says what is wrong with it. */
export function endingsOf(text: string): { endings: string[] } | { problem: string } {
  const endings = listOf(text).map((ending) => ending.toLowerCase())
  const bad = endings.find((ending) => !FileEnding.safeParse(ending).success)
  return bad === undefined ? { endings } : { problem: t('watchForm.badEnding', { ending: bad }) }
}

/** The parts between commas that hold something. */
export const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
