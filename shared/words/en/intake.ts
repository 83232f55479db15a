/** Dropping footage, and what became of a drop. */
export const intake = {
  drop: {
    emptyTitle: 'Drop footage here',
    emptyText: 'Files, folders or a whole camera card, from anywhere in this window.',
    chosenIndex: 'Clips go to {{name}}. It takes:',
    checked: 'Every clip is checked against these limits before a byte is sent.',
    noIndex: 'Choose an index first; it decides which clips can be taken.',
    overlay: 'Drop to add to {{index}}',
    overlayNoIndex: 'Drop, then choose an index',
    overlayText: 'Folders are searched for video; everything else is passed over.',
    takingIn_one: 'Looking through {{count, number}} dropped path…',
    takingIn_other: 'Looking through {{count, number}} dropped paths…',
    stop: 'Stop',
  },
  report: {
    none: 'No new clips',
    added_one: '{{count, number}} clip added',
    added_other: '{{count, number}} clips added',
    alreadyHere: '{{count, number}} already here',
    passedOver_one: '{{count, number}} other file passed over',
    passedOver_other: '{{count, number}} other files passed over',
    stopped: 'Stopped. What was found until then is in the list.',
    show: 'Show what was passed over',
    andMore: 'and {{count, number}} more',
    morePaths_one: 'and {{count, number}} other path that could not be read.',
    morePaths_other: 'and {{count, number}} other paths that could not be read.',
  },
} as const
