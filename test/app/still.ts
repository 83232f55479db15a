/** Makes what a picture of the window shows the same in every run: texts that tell times, ids, speeds, versions. */
import type { Page } from '@playwright/test'
import { en } from '../../shared/words/en/index.ts'

/** What differs between two runs of the same, and what is shown instead, as long as the longest that it can be. */
const TOLD: readonly (readonly [what: RegExp, instead: string])[] = [
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '01a21c18-e04c-7b71-a99f-9d7273e75b29'],
  [/\b[0-9a-f]{16,64}\b/g, '6a1f0e5c9b2d47388e60c5d1'],
  [/\bEnds in \w{4}\b/g, 'Ends in 4f2a'],
  [/127\.0\.0\.1:\d+/g, '127.0.0.1:8080'],
  [/\b\d+\.\d+\.\d+[-\w.]*\b/g, '1.2.3'],
  [/\b\d\d:\d\d:\d\d\b/g, '12:34:56'],
  [/\b(at|about) \d\d:\d\d\b/g, '$1 12:34'],
  [/\b\d{1,2} (Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b/g, '3 Oct'],
  [/[\d.,]+ [kMG]?B\/s/g, '1.2 MB/s'],
  [/\b[\d.,]+ (s|min) ago\b/g, '2.6 min ago'],
  [/\b\d+ (calls|Aufrufe)\b/g, '32 $1'],
  // How long indexing takes here, and took.
  [/\b\d+ to \d+ s\b/g, '5 to 14 s'],
  [/\bthen (up to )?\d+ s to index\b/g, 'then 5 to 14 s to index'],
  [/\b\d+ ms\b/g, '250 ms'],
  // Whether a speed was measured while the clips of a scene were sent is chance.
  [/^about \d+ s$/g, en.review.facts.notYet],
]
/** What a review says only where a speed was measured. */
const MEASURED: readonly string[] = [en.review.facts.ready, en.review.facts.held]

/** Until pictures and fonts are there and two frames were drawn; then the texts are changed. */
export async function holdStill(page: Page): Promise<void> {
  await page.evaluate(
    async ([told, measured]) => {
      document.documentElement.style.setProperty('caret-color', 'transparent')
      // Lines of speed end now, and now is another time in each run.
      for (const canvas of document.querySelectorAll('canvas')) canvas.style.visibility = 'hidden'
      // It comes some time after the last clip of a drop, over whatever is looked at then.
      const finished = document.querySelector<HTMLElement>('[data-testid="finished"]')
      if (finished !== null) finished.style.display = 'none'
      for (const label of document.querySelectorAll('.review-facts dt'))
        if (measured.includes(label.textContent) && label.parentElement !== null)
          label.parentElement.style.display = 'none'
      const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      await drawn()
      await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        const before = node.nodeValue ?? ''
        let after = before
        for (const [source, flags, instead] of told) after = after.replace(new RegExp(source, flags), instead)
        if (after !== before) node.nodeValue = after
      }
      await drawn()
    },
    [TOLD.map(([{ source, flags }, instead]) => [source, flags, instead] as const), MEASURED] as const,
  )
}
