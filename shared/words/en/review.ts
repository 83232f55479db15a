/** The card that shows a large drop before anything of it is sent. */
export const review = {
  label: 'Review before start',
  examining_one: 'Checking {{count, number}} clip…',
  examining_other: 'Checking {{count, number}} clips…',
  title: 'Ready to start?',
  pass_one: '{{count, number}} clip passes',
  pass_other: '{{count, number}} clips pass',
  warned: '{{count, number}} with warnings',
  refused: '{{count, number}} refused',
  already: '{{count, number}} already in the index',
  amount: '{{size}}, {{video}} of video',
  takes: 'about {{time}} to send',
  costs: 'indexing costs about {{price}}',
  overPlan: '{{minutes, number}} min more than your plan has left, going by what was sent from here.',
  start: 'Start',
  discard: 'Discard',
  showRefused: 'Show refused',
} as const
