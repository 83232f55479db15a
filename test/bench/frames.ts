import type { Page } from '@playwright/test'

const WHEEL_STEP_PX = 240
const DRAG_STEPS = 120
const PAUSE_MS = 16
/** The bar of a scroller, in px; half of it is where the pointer takes hold. */
const BAR_PX = 15

/** How long each frame took while a scroller was moved, in ms. */
export interface FrameTimes {
  wheel: number[]
  drag: number[]
}

/**
 * Scrolls as a person does, by wheel for some seconds and by dragging the bar from top to bottom, and notes the time
 * between frames.
 * @param scroller selector of what scrolls
 */
export async function scrollFrames(page: Page, scroller: string, seconds: number): Promise<FrameTimes> {
  const box = await page.locator(scroller).boundingBox()
  if (!box) throw new Error(`${scroller} is not on the page`)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const wheel = await framesDuring(page, async () => {
    for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
      await page.mouse.wheel(0, WHEEL_STEP_PX)
      await page.waitForTimeout(PAUSE_MS)
    }
  })
  const x = box.x + box.width - BAR_PX / 2
  // The thumb of a long list is at its smallest, right below the arrow.
  await page.mouse.move(x, box.y + BAR_PX + 4)
  await page.mouse.down()
  const drag = await framesDuring(page, async () => {
    for (let step = 0; step <= DRAG_STEPS; step++) {
      await page.mouse.move(x, box.y + BAR_PX + 4 + ((box.height - 3 * BAR_PX) * step) / DRAG_STEPS)
      await page.waitForTimeout(PAUSE_MS)
    }
  })
  await page.mouse.up()
  return { wheel, drag }
}

async function framesDuring(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const frames = { isOn: true, times: [] as number[] }
    const note = (at: number) => {
      frames.times.push(at)
      if (frames.isOn) requestAnimationFrame(note)
    }
    Object.assign(globalThis, { frames })
    requestAnimationFrame(note)
  })
  await work()
  return await page.evaluate(() => {
    const { frames } = globalThis as unknown as { frames: { isOn: boolean; times: number[] } }
    frames.isOn = false
    return frames.times.slice(1).map((at, n) => at - (frames.times[n] ?? at))
  })
}

/** The value that so many in a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN
}
