import { expect, test } from 'vitest'
import { isPlaylist, rewritePlaylist } from '../../main/playlist.ts'

const BASE = 'https://cdn.example.com/a/b/stream.m3u8?signature=1'
const rewritten = (text: string, base = BASE): string => rewritePlaylist(text, base, (url) => `<${url}>`)

test('every address of a playlist is replaced, whole or relative, in lines and in tags', () => {
  const text = [
    '#EXTM3U',
    '#EXT-X-MAP:URI="init.mp4",BYTERANGE="10@0"',
    '#EXT-X-KEY:METHOD=AES-128,URI="https://keys.example.com/k?x=1",IV=0x1',
    '#EXTINF:2.0,',
    'part-0.m4s',
    '#EXTINF:2.0,',
    '/from-the-top/part-1.m4s?signature=2',
    '',
  ].join('\r\n')
  expect(rewritten(text)).toBe(
    [
      '#EXTM3U',
      '#EXT-X-MAP:URI="<https://cdn.example.com/a/b/init.mp4>",BYTERANGE="10@0"',
      '#EXT-X-KEY:METHOD=AES-128,URI="<https://keys.example.com/k?x=1>",IV=0x1',
      '#EXTINF:2.0,',
      '<https://cdn.example.com/a/b/part-0.m4s>',
      '#EXTINF:2.0,',
      '<https://cdn.example.com/from-the-top/part-1.m4s?signature=2>',
      '',
    ].join('\n'),
  )
})

test('nothing but the web is reached, and nothing less safe than the playlist itself', () => {
  const text = '#EXTM3U\nfile:///etc/passwd\ndata:text/plain,x\nhttp://example.com/x.ts\nskd://key'
  expect(rewritten(text)).toBe('#EXTM3U\n\n\n\n')
  expect(rewritten('#EXTM3U\nx.ts', 'http://127.0.0.1:1/m.m3u8')).toBe('#EXTM3U\n<http://127.0.0.1:1/x.ts>')
})

test('what does not begin as a playlist is none', () => {
  expect(isPlaylist('#EXTM3U\n')).toBe(true)
  expect(isPlaylist('<html>')).toBe(false)
})
