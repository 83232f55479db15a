import { expect, test } from 'vitest'
import { Activity } from '../../main/engine/activity.ts'

const idle = { uploadsActive: 0, wireBytes: 0, isDown: false }
const busy = (wireBytes: number) => ({ uploadsActive: 1, wireBytes, isDown: false })

test('an upload counts from the moment it begins until two seconds after it ended', () => {
  const activity = new Activity()
  expect(activity.see(idle, 0)).toBe(false)
  expect(activity.see(busy(0), 100)).toBe(true)
  expect(activity.see(busy(5000), 60_000)).toBe(true)
  expect(activity.see(idle, 61_000)).toBe(true)
  expect(activity.see(idle, 61_999)).toBe(true)
  expect(activity.see(idle, 62_000)).toBe(false)
})

test('the moment between two uploads changes nothing', () => {
  const activity = new Activity()
  activity.see(busy(0), 0)
  expect(activity.see(idle, 1000)).toBe(true)
  expect(activity.see(busy(0), 1900)).toBe(true)
  expect(activity.see(idle, 3800)).toBe(true)
})

test('uploads that move nothing for a minute and a half let the machine sleep, and count again with the next byte', () => {
  const activity = new Activity()
  activity.see(busy(1000), 0)
  expect(activity.see(busy(1000), 89_999)).toBe(true)
  expect(activity.see(busy(1000), 90_000)).toBe(false)
  expect(activity.see(busy(1000), 95_000)).toBe(false)
  expect(activity.see(busy(1001), 95_100)).toBe(true)
})

test('what only tries to reach the platform does not count', () => {
  const activity = new Activity()
  expect(activity.see({ ...busy(0), isDown: true }, 0)).toBe(false)
  activity.see(busy(0), 1000)
  expect(activity.see({ ...busy(0), isDown: true }, 2999)).toBe(true)
  expect(activity.see({ ...busy(0), isDown: true }, 3000)).toBe(false)
})
