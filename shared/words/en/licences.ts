/** The list of all licences. */
export const licences = {
  open: 'All licences…',
  title: 'Licences',
  chromium: 'Show the list of Chromium and what it contains',
  noChromium: 'The list of Chromium does not lie beside this program.',
  source: 'Source: {{source}}',
} as const
