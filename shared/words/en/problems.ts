/** What can be done about clips that an index does not take, and the pictures beside the reasons. */
export const problems = {
  alike: {
    upload: 'Upload all {{count, number}} like this anyway',
    remove: 'Take all {{count, number}} like this out of the list',
  },
  wouldPass: {
    title: 'Where it would pass',
    newIndex: 'In a new index, which has Marengo 3.0 alone.',
    move: 'Move it there',
  },
  moveOffer: {
    question_one: '{{count, number}} clip of {{from}} was not sent yet. Send it to {{to}} instead?',
    question_other: '{{count, number}} clips of {{from}} were not sent yet. Send them to {{to}} instead?',
    yes_one: 'Move it',
    yes_other: 'Move them',
  },
  gauge: {
    between: '{{value}}; allowed from {{min}} to {{max}}',
    atLeast: '{{value}}; allowed from {{min}} on',
    atMost: '{{value}}; allowed to {{max}}',
    picture: '{{clip}} px; allowed from {{least}} to {{most}} px, either way up',
    gap: {
      duration: { under: '{{by}} too short', over: '{{by}} too long' },
      size: { under: '{{by}} too small', over: '{{by}} too large' },
      shape: { under: 'Too narrow', over: 'Too wide or too tall' },
    },
    thisClip: 'This clip, {{size}}',
    largest: 'Largest, {{size}}',
    smallest: 'Smallest, {{size}}',
  },
} as const
