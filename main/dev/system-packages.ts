/**
 * The system packages that Electron and the tests need on Debian and Ubuntu. As root, missing ones are installed;
 * otherwise the one command that installs them is named. Elsewhere nothing is checked: the desktop brings them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Each entry is a list of names of which one suffices: Debian 13 and Ubuntu 24.04 renamed some (`t64`). */
const TO_RUN = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libxss1'],
  ['libxtst6'],
  ['libnotify4'],
  ['libsecret-1-0'],
]
/** Only where there is no display: a server, a container. */
const WITHOUT_DISPLAY = [['xvfb'], ['xauth']]
/**
 * The tests want a real keychain service, ffmpeg to make clips, faketime to set the clock of a
 * process, real proxies, which they start themselves, rsync to copy clips as people do, and the fonts that the
 * pictures of the window are drawn with.
 */
const TO_TEST = [
  ['xvfb'],
  ['xauth'],
  ['dbus'],
  ['gnome-keyring'],
  ['ffmpeg'],
  ['faketime'],
  ['tinyproxy-bin'],
  ['dante-server'],
  ['microsocks'],
  ['rsync'],
  ['fonts-dejavu-core'],
]
/** A peer that uploads are measured against. */
const TO_BENCH = [['curl']]
/** electron-builder makes archives with it, and would fetch its own where it is missing. */
const TO_PACK = [['7zip']]
/** Services that come up with their package by themselves; they are stopped again. */
const UNWANTED_SERVICES: Readonly<Record<string, string>> = { 'dante-server': 'danted' }

/**
 * Makes sure that the system packages are there.
 * @param purpose `run` for running the app, `test` for the tests as well, `bench` for those and the benchmarks, `pack`
 *   for packing and running it
 * @throws Error with the one command to run where they are missing and this user may not install them
 */
export function ensureSystemPackages(
  purpose: 'run' | 'test' | 'bench' | 'pack',
  say: (line: string) => void = console.log,
): void {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return
  const wanted = [
    ...TO_RUN,
    ...(purpose === 'test' || purpose === 'bench' ? TO_TEST : process.env['DISPLAY'] ? [] : WITHOUT_DISPLAY),
    ...(purpose === 'bench' ? TO_BENCH : []),
    ...(purpose === 'pack' ? TO_PACK : []),
  ]
  let missing = missingOf(wanted)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0) {
    throw new Error(
      `System packages are missing. Install them with:\n  sudo apt-get install --no-install-recommends ${preferred(missing).join(' ')}`,
    )
  }
  say(`Installing system packages: ${preferred(missing).join(' ')} …`)
  if (!isKnown(missing)) apt(['update'])
  apt(['install', '-y', '--no-install-recommends', ...preferred(missing)])
  stopServices(preferred(missing))
  missing = missingOf(wanted)
  if (missing.length > 0) throw new Error(`Still missing after the installation: ${missing.join(', ')}`)
}

/** Where there is no systemd, as in a container, none was started. */
function stopServices(installed: readonly string[]): void {
  const services = installed.flatMap((name) => UNWANTED_SERVICES[name] ?? [])
  if (services.length > 0) spawnSync('systemctl', ['disable', '--now', ...services], { stdio: 'ignore' })
}

function missingOf(wanted: readonly string[][]): string[][] {
  const listed = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Abbrev}\n', ...wanted.flat()], {
    encoding: 'utf8',
  })
  const installed = new Set(
    listed.stdout
      .split('\n')
      .filter((line) => line.includes(' ii'))
      .map((line) => line.split(' ')[0]),
  )
  return wanted.filter((names) => !names.some((name) => installed.has(name)))
}

/** Of each entry the name that this release of the system can install. */
function preferred(missing: readonly string[][]): string[] {
  return missing.flatMap((names) => names.find((name) => isInstallable(name)) ?? names.slice(0, 1))
}

function isKnown(missing: readonly string[][]): boolean {
  return missing.every((names) => names.some((name) => isInstallable(name)))
}

function isInstallable(name: string): boolean {
  const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout
  return /Candidate: (?!\(none\))/.test(policy)
}

function apt(args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = () =>
    spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  let done = run()
  // Package lists can be older than the archive; a fresh list mends that.
  if (done.status !== 0 && args[0] === 'install') {
    spawnSync('apt-get', ['-qq', 'update'], { env, stdio: 'ignore' })
    done = run()
  }
  if (done.status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${done.stderr.trim()}`)
}
