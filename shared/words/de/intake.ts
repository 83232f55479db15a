import type { Words } from '../words.ts'

export const intake: Words['intake'] = {
  drop: {
    emptyTitle: 'Legen Sie Material hier ab',
    emptyText: 'Dateien, Ordner oder eine ganze Kamerakarte, irgendwo in diesem Fenster.',
    chosenIndex: 'Clips gehen nach {{name}}. Dieser Index nimmt:',
    checked: 'Jeder Clip wird an diesen Grenzen geprüft, bevor ein Byte gesendet wird.',
    noIndex: 'Wählen Sie zuerst einen Index; er entscheidet, welche Clips genommen werden können.',
    overlay_one: '{{count, number}} Objekt ablegen, um es zu {{index}} hinzuzufügen',
    overlay_other: '{{count, number}} Objekte ablegen, um sie zu {{index}} hinzuzufügen',
    overlayNoIndex: 'Ablegen, dann einen Index wählen',
    overlayText: 'Ordner werden nach Videos durchsucht; alles andere wird übergangen.',
    takingIn_one: '{{count, number}} abgelegter Pfad wird durchgesehen…',
    takingIn_other: '{{count, number}} abgelegte Pfade werden durchgesehen…',
    stop: 'Anhalten',
  },
  report: {
    none: 'Keine neuen Clips',
    added_one: '{{count, number}} Clip hinzugefügt',
    added_other: '{{count, number}} Clips hinzugefügt',
    alreadyHere: '{{count, number}} schon hier',
    passedOver_one: '{{count, number}} andere Datei übergangen',
    passedOver_other: '{{count, number}} andere Dateien übergangen',
    stopped: 'Angehalten. Was bis dahin gefunden war, steht in der Liste.',
    show: 'Übergangenes zeigen',
    andMore: 'und {{count, number}} weitere',
    morePaths_one: 'und {{count, number}} weiterer Pfad, der nicht lesbar war.',
    morePaths_other: 'und {{count, number}} weitere Pfade, die nicht lesbar waren.',
  },
}
