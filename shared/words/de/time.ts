import type { Words } from '../words.ts'

export const time: Words['time'] = {
  seconds: '{{value}} s',
  minutes: '{{value}} min',
  hours: '{{value}} h',
  hoursAndMinutes: '{{hours}} h {{minutes}} min',
  daysAndHours: '{{days}} d {{hours}} h',
  range: '{{low}} bis {{high}}',
  upTo: 'bis zu {{high}}',
  at: 'um {{time}}',
  about: 'gegen {{time}}',
  tomorrow: 'morgen {{at}}',
  onWeekday: 'am {{day}} {{at}}',
  onDate: 'am {{day}} {{at}}',
}
