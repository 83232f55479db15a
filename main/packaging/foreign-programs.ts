/**
 * A universal macOS app holds programs for both processors, of which npm installs those of its own alone. The others
 * are fetched with the npm client and held against the lockfile.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

const run = promisify(execFile)

const PACKAGES = ['@ffprobe-installer/darwin-arm64', '@ffmpeg-installer/darwin-x64'] as const
const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional() }),
  ),
})

/**
 * Puts the packages into `node_modules` under the root, executable.
 * @throws Error when one is not what the lockfile names
 */
export async function addForeignPrograms(root: string, names: readonly string[] = PACKAGES): Promise<void> {
  const { packages } = Lockfile.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')))
  for (const name of names) {
    const locked = packages[`node_modules/${name}`]
    if (!locked?.version || !locked.integrity) throw new Error(`The lockfile does not name ${name}.`)
    await unpack(`${name}@${locked.version}`, locked.integrity, join(root, 'node_modules', name))
  }
}

async function unpack(spec: string, integrity: string, to: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'reeldrop-program-'))
  try {
    // `npm run` names its own npm; a plain `npm` is a script that Windows cannot run without a shell.
    const npm = process.env['npm_execpath']
    const args = ['pack', '--silent', '--pack-destination', work, spec]
    await (npm ? run(process.execPath, [npm, ...args]) : run('npm', args))
    const [archive = ''] = await readdir(work)
    const bytes = await readFile(join(work, archive))
    const hash = `sha512-${createHash('sha512').update(bytes).digest('base64')}`
    if (hash !== integrity) throw new Error(`${spec} is not the package that the lockfile names.`)
    await rm(to, { recursive: true, force: true })
    await mkdir(to, { recursive: true })
    await run('tar', ['-xzf', join(work, archive), '-C', to, '--strip-components=1'])
    for (const name of await readdir(to))
      if (/^ff(mpeg|probe)$/.test(name)) await chmod(join(to, name), 0o755)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
