/** The frame around every page. */
export const shell = {
  nav: 'Pages',
  pages: {
    queue: 'Queue',
    watches: 'Watch folders',
    compare: 'Compare',
    settings: 'Settings',
    about: 'About',
  },
  attention_one: '{{count, number}} clip needs attention',
  attention_other: '{{count, number}} clips need attention',
} as const
