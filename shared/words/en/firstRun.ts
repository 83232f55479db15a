/** The first start: a key, an index, then footage. */
export const firstRun = {
  steps: { key: 'Key', index: 'Index', footage: 'Footage' },
  title: 'Get footage indexed on TwelveLabs',
  lead: 'Drop clips or whole cards. Reeldrop checks every file on this machine first, sends what the platform will take, follows it until it is searchable, and says why the rest was not sent.',
  or: 'or',
  practice: 'Try it without a key',
  practiceText:
    'Runs a stand-in for the platform on this machine, with three sample clips. Nothing leaves it.',
  practiceStarting: 'Starting practice…',
  indexTitle: 'Where should new clips go?',
  indexLead: 'An index is a searchable collection of videos. You can switch to another at any time.',
} as const
