import type { Words } from '../words.ts'

export const review: Words['review'] = {
  label: 'Durchsicht vor dem Start',
  examining_one: '{{count, number}} Clip wird geprüft…',
  examining_other: '{{count, number}} Clips werden geprüft…',
  title: 'Kann es losgehen?',
  pass_one: '{{count, number}} Clip besteht',
  pass_other: '{{count, number}} Clips bestehen',
  warned: '{{count, number}} mit Warnungen',
  refused: '{{count, number}} abgelehnt',
  already: '{{count, number}} schon im Index',
  amount: '{{size}}, {{video}} Video',
  takes: 'etwa {{time}} zu senden',
  costs: 'Indexieren kostet etwa {{price}}',
  overPlan:
    '{{minutes, number}} min mehr, als Ihr Tarif noch hat, gemessen an dem, was von hier gesendet wurde.',
  start: 'Starten',
  discard: 'Verwerfen',
  showRefused: 'Abgelehnte zeigen',
}
