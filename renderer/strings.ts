/** Every sentence and word of the window, but those that come with problems and failures (`shared/errors.ts`). */
import { number } from './format.ts'
import { count as s } from './words/count.ts'

export const strings = {
  news: {
    started: (count: number) => `Batch started: ${s(count, 'clip')}.`,
    ended: (ready: number, attention: number) =>
      attention === 0
        ? `Batch finished: ${number(ready)} ready.`
        : `Batch finished: ${number(ready)} ready, ${s(attention, 'clip')} ${attention === 1 ? 'needs' : 'need'} attention.`,
  },
} as const
