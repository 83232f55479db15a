/**
 * The language of Chromium's own parts: fields of dates, tooltips of its controls. Chromium takes it when it starts and
 * never again, so that another choice counts there from the next start on; all words of our own change at once.
 */
import { app } from 'electron'
import type { Preferences } from '../shared/preferences.ts'
import { isOf } from './locale.ts'

/** Before the app is ready. A system of that language keeps its own way of writing dates, such as `en-GB`. */
export function chooseChromiumLanguage(chosen: Preferences['language']): void {
  const [system] = app.getPreferredSystemLanguages()
  if (chosen === 'system' || (system !== undefined && isOf(system, chosen))) return
  app.commandLine.appendSwitch('lang', chosen)
}
