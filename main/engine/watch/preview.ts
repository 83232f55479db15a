import { relative } from 'node:path'
import type { WatchPreview, WatchSettings } from '../../../shared/watching.ts'
import { problemOf } from '../intake/expand.ts'
import { walk } from '../intake/walk.ts'
import { Selection } from './selection.ts'

/** How long a tree is looked through for a preview, in ms. */
const LONGEST_MS = 5000
const EXAMPLES = 20

/** What settings of a watch folder would match of the files that are there now. Changes nothing. */
export async function previewOf(settings: WatchSettings, signal: AbortSignal): Promise<WatchPreview> {
  const preview: WatchPreview = {
    clips: 0,
    leftOut: 0,
    passedOver: 0,
    examples: { clips: [], leftOut: [], passedOver: [] },
    isPartial: false,
    failure: null,
  }
  const selection = new Selection(settings)
  const limit = AbortSignal.timeout(LONGEST_MS)
  const what = { paths: [settings.path], rules: { moreExtensions: settings.moreExtensions }, depth: null }
  try {
    await walk(what, AbortSignal.any([signal, limit]), ({ files, passedOver, problems }) => {
      preview.passedOver += passedOver
      for (const { path } of files) {
        const kind = selection.takes(path) ? 'clips' : 'leftOut'
        preview[kind]++
        if (preview.examples[kind].length < EXAMPLES)
          preview.examples[kind].push(relative(settings.path, path))
      }
      const own = problems.find(({ path }) => path === settings.path)
      if (own) preview.failure = problemOf(own)
    })
  } catch (error) {
    if (!limit.aborted) throw error
    preview.isPartial = true
  }
  return preview
}
