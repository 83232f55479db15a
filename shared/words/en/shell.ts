/** The frame around every page. */
export const shell = {
  nav: 'Pages',
  pages: {
    queue: 'Queue',
    attention: 'Needs attention',
    watches: 'Watch folders',
    platform: 'On the platform',
    indexes: 'Indexes',
    history: 'History',
    compare: 'Compare',
    settings: 'Settings',
    about: 'About',
  },
  attention_one: '{{count, number}} thing waits for you',
  attention_other: '{{count, number}} things wait for you',
} as const
