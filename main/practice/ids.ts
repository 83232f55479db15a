import { randomBytes } from 'node:crypto'

/** 24 hex digits as MongoDB makes them: seconds, five bytes of the process, a counter. */
export function idMaker(now: () => number): () => string {
  const process = randomBytes(5).toString('hex')
  let count = randomBytes(2).readUInt16BE()
  return () => {
    count = (count + 1) % 0x1000000
    const seconds = Math.floor(now() / 1000) % 0x100000000
    return seconds.toString(16).padStart(8, '0') + process + count.toString(16).padStart(6, '0')
  }
}

export const isId = (text: string): boolean => /^[0-9a-f]{24}$/.test(text)
