/** The watch-folder form as a person fills it in, in texts, and what it means. */
import { WatchSettings } from '../shared/watching.ts'
import { endingsOf, listOf } from './endings.ts'
import { t } from './i18n.ts'

/** Everything of the settings that is edited as it is, and the lists as texts. */
export interface WatchDraft extends Omit<
  WatchSettings,
  'metadata' | 'include' | 'exclude' | 'moreExtensions'
> {
  metadata: string
  include: string
  exclude: string
  moreExtensions: string
}

export function draftOf(settings: WatchSettings): WatchDraft {
  const { metadata, include, exclude, moreExtensions } = settings
  return {
    ...settings,
    metadata: Object.entries(metadata)
      .map(([key, value]) => `${key} = ${value}`)
      .join('\n'),
    include: include.join(', '),
    exclude: exclude.join(', '),
    moreExtensions: moreExtensions.join(', '),
  }
}

/** One with everything as usual and no folder chosen yet. @param indexId empty where none is chosen either */
export function newDraft(indexId: string): WatchDraft {
  const usual = draftOf(WatchSettings.parse({ path: '-', indexId: '-', way: 'auto' }))
  return { ...usual, path: '', indexId }
}

/** The settings that a draft stands for, or the sentence that says what is wrong with it. */
export function settingsOf(draft: WatchDraft): { settings: WatchSettings } | { problem: string } {
  const written = endingsOf(draft.moreExtensions)
  if ('problem' in written) return written
  const lines = draft.metadata.split('\n').filter((line) => line.trim() !== '')
  const odd = lines.find((line) => !/^[^=]*[^=\s][^=]*=/.test(line))
  if (odd !== undefined) return { problem: t('watchForm.badPair', { line: odd.trim() }) }
  const pairs = lines.map((line) => {
    const at = line.indexOf('=')
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()] as const
  })
  return {
    settings: {
      ...draft,
      moreExtensions: written.endings,
      metadata: Object.fromEntries(pairs),
      include: listOf(draft.include),
      exclude: listOf(draft.exclude),
    },
  }
}
