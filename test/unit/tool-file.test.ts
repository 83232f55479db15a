import { expect, test } from 'vitest'
import { toolFile } from '../../main/engine/media/tool-file.ts'

const deep = Array.from({ length: 30 }, () => 'a folder').join('\\')

test('on Windows a path of more than 259 characters is given in its bare form, on a drive and on a share', () => {
  expect(toolFile(`C:\\${deep}\\take.mp4`, 'win32')).toBe(`file:\\\\?\\C:\\${deep}\\take.mp4`)
  expect(toolFile(`\\\\nas\\footage\\${deep}\\take.mp4`, 'win32')).toBe(
    `file:\\\\?\\UNC\\nas\\footage\\${deep}\\take.mp4`,
  )
  const short = `C:\\${'x'.repeat(252)}.mp4`
  expect(short).toHaveLength(259)
  expect(toolFile(short, 'win32')).toBe(`file:${short}`)
})

test('elsewhere a path is given as it is', () => {
  const path = `/Volumes/Shoot/${deep.replaceAll('\\', '/')}/take.mp4`
  expect(toolFile(path, 'darwin')).toBe(`file:${path}`)
  expect(toolFile(path, 'linux')).toBe(`file:${path}`)
})
