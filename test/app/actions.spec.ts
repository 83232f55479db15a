/**
 * Every action of the window, once by mouse and once by keyboard alone, on a real Electron; the same acts for both
 * hands (`acts/`), each asserted by what comes of it. `test/unit/actions.test.ts` holds them against the code.
 * The hands are at work at once, each in an app of its own: most of the time a hand waits for what comes of its act.
 */
import { expect, test } from '@playwright/test'
import { AREAS } from './acts/areas.ts'
import { closeWorld, openWorld } from './acts/world.ts'
import { keyboard, mouse } from './hands.ts'

test('every action is done by mouse, and by keyboard alone', async () => {
  test.setTimeout(900_000)
  const ends = await Promise.allSettled([mouse, keyboard].map(doAll))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
})

async function doAll(hand: typeof mouse): Promise<void> {
  const world = await openWorld(hand)
  try {
    for (const [area, acts] of Object.entries(AREAS))
      for (const { name, gives = [], only, act } of acts) {
        if (only !== undefined && only !== world.hand.name) continue
        await test.step(`by ${world.hand.name}: ${area}: ${name}`, async () => {
          await world.heard.listen()
          await act(world)
          for (const command of gives) await world.heard.hears(command)
        })
      }
  } finally {
    await closeWorld(world)
  }
  expect([...world.hand.unseen], 'the focus is seen wherever it is').toEqual([])
}
