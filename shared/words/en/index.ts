/** English: the language that all others are held against. One file a page or feature. */
import { about } from './about.ts'
import { appSettings } from './appSettings.ts'
import { attention } from './attention.ts'
import { clips } from './clips.ts'
import { columns } from './columns.ts'
import { common } from './common.ts'
import { compare } from './compare.ts'
import { desktop } from './desktop.ts'
import { details } from './details.ts'
import { diagnostics } from './diagnostics.ts'
import { failures } from './failures.ts'
import { firstRun } from './firstRun.ts'
import { frame } from './frame.ts'
import { history } from './history.ts'
import { indexChoice } from './indexChoice.ts'
import { picked } from './picked.ts'
import { platform } from './platform.ts'
import { indexes } from './indexes.ts'
import { intake } from './intake.ts'
import { key } from './key.ts'
import { licences } from './licences.ts'
import { line } from './line.ts'
import { list } from './list.ts'
import { menu } from './menu.ts'
import { news } from './news.ts'
import { phrases } from './phrases.ts'
import { problems } from './problems.ts'
import { proxy } from './proxy.ts'
import { reasons } from './reasons.ts'
import { review } from './review.ts'
import { receipt } from './receipt.ts'
import { row } from './row.ts'
import { settings } from './settings.ts'
import { settingsPage } from './settingsPage.ts'
import { shortcuts } from './shortcuts.ts'
import { shell } from './shell.ts'
import { time } from './time.ts'
import { updates } from './updates.ts'
import { watches } from './watches.ts'
import { windowTrouble } from './windowTrouble.ts'
import { watchForm } from './watchForm.ts'

export const en = {
  about,
  appSettings,
  attention,
  clips,
  columns,
  common,
  compare,
  desktop,
  details,
  diagnostics,
  failures,
  firstRun,
  frame,
  history,
  indexChoice,
  picked,
  platform,
  indexes,
  intake,
  key,
  licences,
  line,
  list,
  menu,
  news,
  phrases,
  problems,
  proxy,
  reasons,
  receipt,
  review,
  row,
  settings,
  settingsPage,
  shortcuts,
  shell,
  time,
  updates,
  watches,
  windowTrouble,
  watchForm,
} as const
