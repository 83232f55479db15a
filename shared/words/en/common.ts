/** Words that are the same everywhere. */
export const common = {
  app: 'Reeldrop',
  paused: 'Paused',
  close: 'Close',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  starting: 'Starting…',
  crash: {
    title: 'The window met an error of its own',
    text: 'The queue is not affected and goes on. Draw the window anew to see it again.',
    reload: 'Draw anew',
  },
} as const
