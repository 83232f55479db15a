/**
 * `npm run icons`: draws `icon.svg` in every size that the systems ask for and writes what electron-builder takes:
 * `icon.icns` (macOS), `icon.ico` (Windows) and `icons/` (Linux). The same drawing gives the same bytes.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { icns, ico } from './icon-files.ts'

const HERE = import.meta.dirname
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
/** macOS wants the margin that the drawing has; elsewhere it would only make the icon small. */
const WHOLE = '0 0 1024 1024'
const CROPPED = '72 72 880 880'

/** Every file by its name in this folder. */
export function drawIcons(svg: string): Map<string, Buffer> {
  const draw = (viewBox: string) => (size: number) => {
    const cut = svg.replace(`viewBox="${WHOLE}"`, `viewBox="${viewBox}"`)
    return new Resvg(cut, { fitTo: { mode: 'width', value: size } }).render().asPng()
  }
  const small = draw(CROPPED)
  return new Map([
    ['icon.icns', icns(draw(WHOLE))],
    ['icon.ico', ico(small)],
    ...LINUX_SIZES.map((size): [string, Buffer] => [`icons/${size}x${size}.png`, small(size)]),
  ])
}

if (import.meta.main) {
  rmSync(join(HERE, 'icons'), { recursive: true, force: true })
  mkdirSync(join(HERE, 'icons'))
  for (const [name, bytes] of drawIcons(readFileSync(join(HERE, 'icon.svg'), 'utf8'))) {
    writeFileSync(join(HERE, name), bytes)
    console.log(`${name}: ${bytes.length} bytes`)
  }
}
