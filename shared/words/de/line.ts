import type { Words } from '../words.ts'

export const line: Words['line'] = {
  opens: 'Uploads gehen {{at}} weiter',
  uploadNow: 'Jetzt hochladen',
  setAside: 'Es wird ungeachtet der Zeiten gesendet ({{hours}})',
  hoursAgain: 'Zeiten wieder einhalten',
  hoursForget: 'Immer hochladen',
  span: '{{from}} bis {{to}}',
  limited: 'Höchstens {{speed}}',
  limitTitle: 'Bandbreitengrenze',
  limitButton: 'Bandbreitengrenze: {{inForce}}',
  limitWithin: 'Innerhalb {{hours}}',
  limitAlways: 'Zu jeder Zeit',
  limitMore: 'Andere Grenze oder Zeiten…',
  fullSpeed: 'Volles Tempo',
  waits: {
    asked: 'Die Plattform bittet uns zu warten',
    minute: 'An der Grenze der Aufrufe pro Minute',
    day: 'Tagesgrenze der Aufrufe erreicht',
    videoHour: 'Stundengrenze an Video erreicht',
    videoDay: 'Tagesgrenze an Video erreicht',
    slots_one: '{{count, number}} Clip wird indexiert; die Plattform nimmt gerade nicht mehr',
    slots_other: '{{count, number}} Clips werden indexiert; die Plattform nimmt gerade nicht mehr',
  },
  waitsUntil: {
    asked: 'Die Plattform bittet uns, {{time}} zu warten',
    day: 'Tagesgrenze der Aufrufe erreicht; weiter {{at}}',
    videoHour: 'Stundengrenze an Video erreicht; weiter {{at}}',
    videoDay: 'Tagesgrenze an Video erreicht; weiter {{at}}',
  },
  slotsOfPlan_one: '{{count, number}} Clip wird indexiert; Ihr Tarif erlaubt {{allowed, number}} zugleich',
  slotsOfPlan_other:
    '{{count, number}} Clips werden indexiert; Ihr Tarif erlaubt {{allowed, number}} zugleich',
  sent: 'Alles gesendet {{at}}',
  done: 'Alles fertig {{at}}',
  cost: 'Indexieren kostet etwa {{price}}',
  heldBackBy: 'gebremst durch {{what}}',
  overPlan:
    '{{minutes, number}} Minuten Video mehr, als Ihr Tarif noch hat. Erweitern Sie den Tarif, oder nehmen Sie Clips heraus.',
  leftClips_one: '{{count, number}} Clip',
  leftClips_other: '{{count, number}} Clips',
  leftVideo: '{{video}} Video',
  leftCalls_one: 'etwa {{count, number}} Aufruf',
  leftCalls_other: 'etwa {{count, number}} Aufrufe',
  forecast: 'Vorhersage',
  facts: {
    uploaded: 'Letztes Byte geht hinaus',
    done: 'Alles fertig',
    cost: 'Indexieren kostet',
    left: 'Noch zu tun',
    by: 'Gebremst durch',
    unknown: 'noch nicht bekannt',
    noPlan: 'ohne Tarif nicht bekannt',
    free: 'nichts in diesem Tarif',
    price: 'etwa {{money}} ({{perMinute}} je Minute)',
  },
  estimate: 'Eine Schätzung, laufend neu gemacht.',
  choosePlan: 'Tarif wählen…',
  openSettings: 'In den Einstellungen ändern…',
  openPricing: 'Tarife und Preise',
  bounds: {
    line: 'Ihre Leitung',
    bandwidthLimit: 'Ihre Bandbreitengrenze',
    uploadHours: 'Ihre Sendezeiten',
    callsPerMinute: 'Aufrufe pro Minute',
    callsPerDay: 'Aufrufe pro Tag',
    videoPerHour: 'Minuten Video pro Stunde',
    videoPerDay: 'Minuten Video pro Tag',
    indexingSlots: 'zugleich indexierte Clips',
    indexing: 'das Indexieren',
    planMinutes: 'die Minuten Ihres Tarifs',
  },
  advice: {
    line: 'Nichts ist langsamer als Ihre Leitung. Eine schnellere, oder weniger andere darauf, würde helfen.',
    bandwidthLimit: 'Sie haben diese Grenze gesetzt. Unten im Fenster lässt sich eine höhere wählen.',
    uploadHours:
      'Außerhalb der Zeiten, die Sie gesetzt haben, wird nichts gesendet. Weiten Sie sie aus, oder laden Sie jetzt hoch.',
    callsPerMinute:
      'Ihr Tarif erlaubt {{allowed, number}} Aufrufe pro Minute. Eine höhere Stufe erlaubt mehr.',
    callsPerDay:
      'Ihr Tarif erlaubt {{allowed, number}} Aufrufe pro Tag. Der Rest folgt von selbst. Eine höhere Stufe erlaubt mehr.',
    videoPerHour:
      'Ihr Tarif erlaubt {{allowed, number}} Minuten Video pro Stunde. Der Rest folgt von selbst. Eine höhere Stufe erlaubt mehr.',
    videoPerDay:
      'Ihr Tarif erlaubt {{allowed, number}} Minuten Video pro Tag. Der Rest folgt von selbst. Eine höhere Stufe erlaubt mehr.',
    indexingSlots:
      'Ihr Tarif erlaubt {{allowed, number}} zugleich indexierte Clips. Der Rest folgt von selbst.',
    indexing:
      'Die Plattform braucht zum Indexieren länger, als der Rest zum Senden braucht. Es ist nichts zu tun.',
    planMinutes:
      'Ihr Tarif erlaubt insgesamt {{allowed, number}} Minuten Video. Löschen gibt keine zurück. Erweitern Sie den Tarif, oder nehmen Sie Clips aus der Liste.',
  },
  adviceUnknown: {
    callsPerMinute:
      'Die Plattform erlaubt Ihrem Konto nur so viele Aufrufe pro Minute. Eine höhere Stufe erlaubt mehr.',
    callsPerDay:
      'Die Plattform erlaubt Ihrem Konto nur so viele Aufrufe pro Tag. Der Rest folgt von selbst. Eine höhere Stufe erlaubt mehr.',
    videoPerHour:
      'Die Plattform erlaubt Ihrem Konto nur so viele Minuten Video pro Stunde. Der Rest folgt von selbst. Eine höhere Stufe erlaubt mehr.',
    videoPerDay:
      'Die Plattform erlaubt Ihrem Konto nur so viele Minuten Video pro Tag. Der Rest folgt von selbst. Eine höhere Stufe erlaubt mehr.',
    indexingSlots:
      'Die Plattform erlaubt Ihrem Konto nur so viele zugleich indexierte Clips. Der Rest folgt von selbst.',
    planMinutes:
      'Die Plattform erlaubt Ihrem Konto insgesamt nur so viele Minuten Video. Löschen gibt keine zurück. Erweitern Sie den Tarif, oder nehmen Sie Clips aus der Liste.',
  },
}
