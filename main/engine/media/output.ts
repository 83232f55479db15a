/** More than any real file's streams or packets come to; a bound on memory, in characters. */
const MOST = 128 * 2 ** 20

/** What a program says on a stream, up to a bound. */
export class Output {
  readonly #pieces: string[] = []
  readonly #onTooMuch: () => void
  #length = 0
  /** The last characters, as many as were ever asked for. */
  #end = ''

  constructor(onTooMuch: () => void = () => undefined) {
    this.#onTooMuch = onTooMuch
  }

  add(piece: string): void {
    this.#length += piece.length
    this.#end = (this.#end + piece).slice(-100)
    if (this.#length <= MOST) this.#pieces.push(piece)
    else this.#onTooMuch()
  }

  /** @param text of 100 characters at most */
  endsWith(text: string): boolean {
    return this.#end.endsWith(text)
  }

  text(): string {
    return this.#pieces.join('')
  }
}
