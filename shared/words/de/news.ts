import type { Words } from '../words.ts'

export const news: Words['news'] = {
  started_one: 'Stapel begonnen: {{count, number}} Clip.',
  started_other: 'Stapel begonnen: {{count, number}} Clips.',
  ended: 'Stapel fertig: {{ready, number}} bereit.',
  endedAmiss_one: 'Stapel fertig: {{ready, number}} bereit, {{count, number}} Clip braucht Aufmerksamkeit.',
  endedAmiss_other:
    'Stapel fertig: {{ready, number}} bereit, {{count, number}} Clips brauchen Aufmerksamkeit.',
  away: 'Der überwachte Ordner {{name}} fehlt. Seine Clips gehen weiter, sobald er wieder da ist.',
  awayMany: '{{names}} fehlen. Ihre Clips gehen weiter, sobald sie wieder da sind.',
  held: 'Das Hochladen wartet auf Sie',
}
