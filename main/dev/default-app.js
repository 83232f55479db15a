// Start program of the stand-in runtime: loads the app folder named on the command line, as Electron's own does.
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

// Playwright brings a module that holds the app back until it has attached; it also takes its own arguments out.
const preload = process.argv.indexOf('-r')
if (preload > 0) createRequire(import.meta.url)(process.argv[preload + 1])

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
process.defaultApp = true
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(folder)
await import(pathToFileURL(join(folder, manifest.main)).href)
