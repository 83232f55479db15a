import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const PER_FOLDER = 20

/** Many small files with the names of clips, twenty to a folder, in folders within folders. */
export async function makeWideTree(root: string, files: number): Promise<void> {
  for (let n = 0; n < files / PER_FOLDER; n++) {
    const folder = join(root, `day ${n % 50}`, `card ${n}`)
    await mkdir(folder, { recursive: true })
    const names = Array.from({ length: PER_FOLDER }, (_, at) => `take ${at}.mp4`)
    await Promise.all(names.map((name) => writeFile(join(folder, name), `${n} ${name}`)))
  }
}
