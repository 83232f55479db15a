/** Finds texts in bytes, in every form in which they are likely to be kept or sent. */

interface Form {
  readonly text: string
  readonly form: string
  readonly bytes: Buffer
}

export interface Found {
  readonly text: string
  readonly form: string
}

/** How many first bytes of a form choose the forms that are compared in full. */
const HEAD = 4

/** All forms of some texts, each of at least eight characters. */
export class Search {
  readonly #byHead = new Map<number, Form[]>()
  /** By the first two bytes of forms: few places get past it. */
  readonly #begins = new Uint8Array(2 ** 16)

  constructor(texts: readonly string[]) {
    for (const form of texts.flatMap(formsOf)) {
      const head = form.bytes.readUInt32LE(0)
      this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), form])
      this.#begins[form.bytes.readUInt16LE(0)] = 1
    }
  }

  /** What is in the bytes, each form once. */
  in(bytes: Buffer): Found[] {
    const found = new Set<Form>()
    for (let at = 0; at <= bytes.length - HEAD; at++) {
      const first = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
      if (this.#begins[first] === 0) continue
      for (const form of this.#byHead.get(bytes.readUInt32LE(at)) ?? []) {
        if (bytes.subarray(at, at + form.bytes.length).equals(form.bytes)) found.add(form)
      }
    }
    return [...found].map(({ text, form }) => ({ text, form }))
  }
}

/** Plain, UTF-16, hexadecimal, percent-encoded, and base64 at each of its three alignments. */
export function formsOf(text: string): Form[] {
  const utf8 = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  const bytes: [string, Buffer][] = [
    ['plain', utf8],
    ['UTF-16LE', utf16],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['percent', Buffer.from([...utf8].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))],
    [
      'PERCENT',
      Buffer.from([...utf8].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('')),
    ],
    ['URL', Buffer.from(encodeURIComponent(text))],
    ...[0, 1, 2].flatMap((shift): [string, Buffer][] => [
      [`base64+${shift}`, inside(utf8, shift, 'base64')],
      [`base64url+${shift}`, inside(utf8, shift, 'base64url')],
    ]),
  ]
  return bytes.map(([form, of]) => ({ text, form, bytes: of }))
}

/** What base64 makes of text that begins so many bytes into a group of three, without the ends that depend on what is around. */
function inside(utf8: Buffer, shift: number, encoding: 'base64' | 'base64url'): Buffer {
  const encoded = Buffer.concat([Buffer.alloc(shift), utf8])
    .toString(encoding)
    .replace(/=+$/, '')
  const sure = Math.floor(((shift + utf8.length) * 8) / 6)
  return Buffer.from(encoded.slice(shift === 0 ? 0 : shift + 1, sure))
}
