/** Every action of the window, by where it is done. */
import { BEGIN } from './begin.ts'
import { ATTENTION, FOOTER, REVIEW, TROUBLE } from './line.ts'
import { CLIPS, DETAILS, FIND, SELECTION } from './list.ts'
import { COMPARE, HISTORY, INDEXES, PLATFORM, WATCHES } from './pages.ts'
import { ABOUT, SETTINGS } from './settings.ts'
import type { Act } from './world.ts'

/** In the order in which they are done: each finds what the ones before have left. */
export const AREAS: Readonly<Record<string, readonly Act[]>> = {
  'the first start': BEGIN,
  'finding clips': FIND,
  'what needs attention': ATTENTION,
  'what is done to a clip': CLIPS,
  'the details of a clip': DETAILS,
  'what is done to a selection': SELECTION,
  'the review of a drop': REVIEW,
  'the footer': FOOTER,
  'what holds the queue': TROUBLE,
  'watch folders': WATCHES,
  'comparing a folder': COMPARE,
  indexes: INDEXES,
  'the lists of the platform': PLATFORM,
  history: HISTORY,
  settings: SETTINGS,
  'about the app': ABOUT,
}
