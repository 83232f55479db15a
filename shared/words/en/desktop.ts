/** The tray and what the desktop shows of the app. */
export const desktop = {
  open: 'Open Reeldrop',
  pause: 'Pause all',
  resume: 'Resume',
  addFolder: 'Add folder…',
  quit: 'Quit',
  idle: 'Nothing to send',
  paused: 'Paused',
  held: 'Waits for you',
  uploading: '{{percent, number}} % sent',
  indexing_one: 'Indexing {{count, number}} clip',
  indexing_other: 'Indexing {{count, number}} clips',
  attention_one: '{{count, number}} clip needs attention',
  attention_other: '{{count, number}} clips need attention',
  stillRunning: 'Reeldrop goes on in the background. Quit it from the tray or the menu.',
} as const
