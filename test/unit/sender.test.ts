/** Who may speak to main: the top frame of the window, on the window's own page. */
import { expect, test } from 'vitest'
import { isFromWindow, isPage } from '../../main/sender.ts'

const PAGE = 'app://reeldrop/index.html'
const contentsOn = (url: string) => ({ mainFrame: { url } })
const window = contentsOn(PAGE)

test('the window itself may speak', () => {
  expect(isFromWindow({ sender: window, senderFrame: window.mainFrame }, window, PAGE)).toBe(true)
})

test.each([
  ['another window on the same page', { sender: contentsOn(PAGE), senderFrame: { url: PAGE } }],
  ['a frame within the window, even on the same page', { sender: window, senderFrame: { url: PAGE } }],
  ['a frame that is gone', { sender: window, senderFrame: null }],
])('%s may not', (_, message) => {
  expect(isFromWindow(message, window, PAGE)).toBe(false)
})

test.each([
  'about:blank',
  'app://reeldrop/other.html',
  'app://reeldrop.evil/index.html',
  'https://example.org/',
  '',
])('the window may not once it shows %j', (url) => {
  const led = contentsOn(url)
  expect(isFromWindow({ sender: led, senderFrame: led.mainFrame }, led, PAGE)).toBe(false)
})

test('nobody may where there is no window', () => {
  expect(isFromWindow({ sender: window, senderFrame: window.mainFrame }, null, PAGE)).toBe(false)
})

test('a place within the page is the page', () => {
  expect(isPage(`${PAGE}#details`, PAGE)).toBe(true)
  expect(isPage(`${PAGE}?x`, PAGE)).toBe(false)
})
