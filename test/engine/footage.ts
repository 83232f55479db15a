/** The four clips of a scene: where they lie and what they hold. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { makeOldClip } from './big-clip.ts'
import { sha256 } from './hash.ts'

export class Footage {
  readonly names = ['one.mp4', 'two.mp4', 'three.mp4', 'four.mp4']
  readonly folder: string
  /** A folder within, for clips that lie on a volume of their own. */
  readonly card: string
  readonly #onCard: readonly string[]
  readonly #nameOfContent = new Map<string, string>()

  private constructor(folder: string, onCard: readonly string[]) {
    this.folder = folder
    this.card = join(folder, 'card')
    this.#onCard = onCard
  }

  /** @param bytes about how many each has; no two have the same */
  static async make(folder: string, bytes: number, onCard: readonly string[]): Promise<Footage> {
    const footage = new Footage(folder, onCard)
    await mkdir(footage.card, { recursive: true })
    for (const [at, name] of footage.names.entries()) {
      await makeOldClip(footage.pathOf(name), bytes + at * 1000)
      await footage.noteContent(name)
    }
    return footage
  }

  pathOf(name: string): string {
    return join(this.#onCard.includes(name) ? this.card : this.folder, name)
  }

  /** The clip that holds this content, by its SHA-256. */
  nameOf(hash: string): string {
    return this.#nameOfContent.get(hash) ?? 'something else'
  }

  /** Takes note of what a clip holds now. */
  async noteContent(name: string): Promise<void> {
    this.#nameOfContent.set(await sha256(this.pathOf(name)), name)
  }

  /** A clip is about to change: what it held before must not arrive any more. */
  forgetContent(name: string): void {
    for (const [hash, of] of this.#nameOfContent) if (of === name) this.#nameOfContent.delete(hash)
  }
}
