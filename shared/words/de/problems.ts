import type { Words } from '../words.ts'

export const problems: Words['problems'] = {
  alike: {
    upload: 'Alle {{count, number}} dieser Art trotzdem senden',
    remove: 'Alle {{count, number}} dieser Art aus der Liste nehmen',
  },
  wouldPass: {
    title: 'Wo er angenommen würde',
    newIndex: 'In einem neuen Index, der nur Marengo 3.0 hat.',
    move: 'Dorthin verschieben',
  },
  moveOffer: {
    question_one:
      '{{count, number}} Clip von {{from}} wurde noch nicht gesendet. Soll er stattdessen nach {{to}}?',
    question_other:
      '{{count, number}} Clips von {{from}} wurden noch nicht gesendet. Sollen sie stattdessen nach {{to}}?',
    yes_one: 'Verschieben',
    yes_other: 'Verschieben',
  },
  gauge: {
    between: '{{value}}; erlaubt von {{min}} bis {{max}}',
    atLeast: '{{value}}; erlaubt ab {{min}}',
    atMost: '{{value}}; erlaubt bis {{max}}',
    picture: '{{clip}} px; erlaubt von {{least}} bis {{most}} px, hoch oder quer',
    gap: {
      duration: { under: '{{by}} zu kurz', over: '{{by}} zu lang' },
      size: { under: '{{by}} zu klein', over: '{{by}} zu groß' },
      shape: { under: 'Zu schmal', over: 'Zu breit oder zu hoch' },
    },
    thisClip: 'Dieser Clip, {{size}}',
    largest: 'Größtes Bild, {{size}}',
    smallest: 'Kleinstes Bild, {{size}}',
  },
}
