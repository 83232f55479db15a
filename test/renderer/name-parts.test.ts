import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameParts } from '../../renderer/name-parts.ts'

test('a long name is cut before the letters that tell takes apart, a short one not at all', () => {
  expect(nameParts('A001_C003 Interview with the harbour master.mp4')).toEqual([
    'A001_C003 Interview with the harbour ',
    'master.mp4',
  ])
  expect(nameParts('Drone 0007.mp4')).toEqual(['Drone 0007.mp4', ''])
  expect(nameParts('A folder without any ending, but with dots. And words')).toEqual([
    'A folder without any ending, but with dots. And',
    ' words',
  ])
})

test('letters that are made of several characters, or join their neighbours, stay whole', () => {
  expect(nameParts('Einstellung über die Dächer 👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒.mov')[1]).toBe('👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒.mov')
  expect(nameParts('مقابلة مع رئيس الميناء في الصباح.mp4')[1]).toBe('')
})

test('the parts of any name are the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (name) => nameParts(name).join('') === name),
  )
})
