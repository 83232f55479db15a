/** The two containers of icons, which hold the same PNG pictures that everything else takes one by one. */

type Draw = (size: number) => Buffer

/** The pictures of a macOS icon: type of the entry, size in pixels. Source: Apple's "Icon Image" format, PNG entries. */
const ICNS_ENTRIES: readonly [type: string, size: number][] = [
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]

/** `icns`, the total length, then entries of type, length with this head, and a PNG; numbers are big-endian. */
export function icns(draw: Draw): Buffer {
  const entries = ICNS_ENTRIES.map(([type, size]) => {
    const png = draw(size)
    return Buffer.concat([Buffer.from(type, 'latin1'), uint32(png.length + 8), png])
  })
  const body = Buffer.concat(entries)
  return Buffer.concat([Buffer.from('icns', 'latin1'), uint32(body.length + 8), body])
}

const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256]
const ICO_HEAD = 6
const ICO_ENTRY = 16

/** A head, one entry of 16 bytes a picture, then the PNGs; numbers are little-endian, and 256 pixels are written as 0. */
export function ico(draw: Draw): Buffer {
  const pictures = ICO_SIZES.map((size) => ({ size, png: draw(size) }))
  const head = Buffer.alloc(ICO_HEAD + ICO_ENTRY * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  pictures.forEach(({ size, png }, index) => {
    const at = ICO_HEAD + ICO_ENTRY * index
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
