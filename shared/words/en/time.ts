/** Times and spans within a sentence; how many decimals and which separators is the language's own affair. */
export const time = {
  seconds: '{{value}} s',
  minutes: '{{value}} min',
  hours: '{{value}} h',
  hoursAndMinutes: '{{hours}} h {{minutes}} min',
  daysAndHours: '{{days}} d {{hours}} h',
  range: '{{low}} to {{high}}',
  upTo: 'up to {{high}}',
  at: 'at {{time}}',
  about: 'about {{time}}',
  tomorrow: 'tomorrow {{at}}',
  onWeekday: '{{day}} {{at}}',
  onDate: '{{day}} {{at}}',
} as const
