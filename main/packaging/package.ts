/**
 * `npm run package [-- <targets>]`: packs the app for the system that it runs on, into `dist/`. Without names, all
 * targets that `electron-builder.yml` gives that system.
 *
 * Where the packed app looks for updates comes from the environment, and without any it looks nowhere:
 *   REELDROP_PUBLISH_REPO=owner/name   releases of a repository
 *   REELDROP_PUBLISH_URL=https://…     a folder on a web server with what this writes to `dist/`
 * Certificates for signing and notarizing are read by electron-builder itself (CSC_LINK, APPLE_API_KEY, …).
 */
import { join, resolve } from 'node:path'
import { Arch, build, Platform, type Configuration } from 'electron-builder'
import { buildApp } from '../dev/build.ts'
import { addForeignPrograms } from './foreign-programs.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const ARCH = process.platform === 'darwin' ? Arch.universal : Arch.x64

const platform = Platform.current()
const named = process.argv.slice(2)

if (process.platform === 'darwin') await addForeignPrograms(ROOT)
await buildApp()
const files = await build({
  projectDir: ROOT,
  targets: named.length > 0 ? platform.createTarget(named, ARCH) : platform.createTarget(),
  config: {
    extends: join(ROOT, 'electron-builder.yml'),
    publish: feed(process.env),
    // Debian and RPM packages have to name a page.
    extraMetadata: { homepage: page(process.env) },
  },
  publish: 'never',
})
for (const file of files) console.log(file)

function feed(env: NodeJS.ProcessEnv): NonNullable<Configuration['publish']> | null {
  const [owner, repo] = repository(env)
  if (owner && repo) return { provider: 'github', owner, repo }
  const url = env['REELDROP_PUBLISH_URL']
  return url ? { provider: 'generic', url } : null
}

function page(env: NodeJS.ProcessEnv): string {
  const [owner, repo] = repository(env)
  return owner && repo ? `https://github.com/${owner}/${repo}` : 'https://docs.twelvelabs.io'
}

const repository = (env: NodeJS.ProcessEnv): string[] => (env['REELDROP_PUBLISH_REPO'] ?? '').split('/')
