/** What can be done by keys alone. */
export const shortcuts = {
  title: 'Keyboard shortcuts',
  parts: {
    everywhere: 'Everywhere',
    select: 'Selecting clips',
    clip: 'Selected clips',
    columns: 'Headings of the list',
  },
  everywhere: {
    find: 'Search',
    addFiles: 'Add files',
    addFolder: 'Add a folder',
    pauseAll: 'Pause all, or go on',
    settings: 'Settings',
    undo: 'Undo removing or cancelling',
    shortcuts: 'These shortcuts',
  },
  select: {
    walk: 'Another clip',
    extend: 'Select a range',
    toggle: 'Add to the selection, or take out',
    all: 'Select all that the list shows',
    clear: 'Clear the selection',
  },
  clip: {
    details: 'Details',
    menu: 'Menu of actions',
    retry: 'Retry',
    uploadAnyway: 'Upload anyway',
    takeNow: 'Take now',
    pause: 'Pause, or go on',
    cancel: 'Cancel',
    remove: 'Remove from the list',
    reveal: 'Show in folder',
    order: 'Change the order of sending',
  },
  columns: {
    sort: 'Sort',
    walk: 'Another heading',
    widen: 'Narrower or wider',
    move: 'Move the column',
  },
} as const
