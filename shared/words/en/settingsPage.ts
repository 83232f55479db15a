/** What stands around the settings. */
export const settingsPage = {
  search: 'Search settings',
  clear: 'Clear the search',
  none: 'No setting matches “{{search}}”.',
  locked: 'Set by your facility.',
} as const
