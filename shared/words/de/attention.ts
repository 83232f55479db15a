import type { Words } from '../words.ts'

export const attention: Words['attention'] = {
  well: 'Alles in Ordnung',
  under: {
    uploading_one: '{{count, number}} Clip unterwegs',
    uploading_other: '{{count, number}} Clips unterwegs',
    indexing_one: '{{count, number}} wird indexiert',
    indexing_other: '{{count, number}} werden indexiert',
    ready_one: '{{count, number}} bereit',
    ready_other: '{{count, number}} bereit',
    idle: 'Nichts ist in Arbeit',
  },
  clips_one: '{{count, number}} Clip',
  clips_other: '{{count, number}} Clips',
  inIndex: 'für {{index}}',
  platform: 'die Plattform',
  more: 'Weiteres zu: {{title}}',
  showAll_one: 'Alle {{count, number}} zeigen',
  showAll_other: 'Alle {{count, number}} zeigen',
  showFewer: 'Weniger zeigen',
  takenElsewhere: 'Ein anderer Ihrer Indexe nimmt sie, wie sie sind.',
  causes: {
    video_duration_too_short: {
      title: 'Zu kurz für {{model}}',
      text: 'Exportieren Sie die Clips mit mehr Material und legen Sie sie noch einmal ab.',
    },
    video_duration_too_long: {
      title: 'Zu lang für {{model}}',
      text: 'Teilen Sie die Clips und legen Sie die Teile ab.',
    },
    video_resolution_too_low: {
      title: 'Bild zu klein für {{model}}',
      text: 'Exportieren Sie die Clips größer und legen Sie sie noch einmal ab.',
    },
    video_resolution_too_high: {
      title: 'Bild zu groß für {{model}}',
      text: 'Exportieren Sie die Clips kleiner und legen Sie sie noch einmal ab.',
    },
    video_resolution_invalid_aspect_ratio: {
      title: 'Falsches Bildformat für {{model}}',
      text: 'Ergänzen oder beschneiden Sie das Bild und legen Sie die Clips noch einmal ab.',
    },
    video_filesize_too_large: {
      title: 'Dateien zu groß für {{model}}',
      text: 'Exportieren Sie die Clips mit kleinerer Bitrate und legen Sie sie noch einmal ab.',
    },
    video_file_broken: {
      title: 'Beschädigt oder abgeschnitten',
      text: 'Kopieren Sie die Clips noch einmal von der Karte oder der Kamera.',
    },
    file_empty: {
      title: 'Leere Dateien',
      text: 'Kopieren Sie die Clips noch einmal von der Karte oder der Kamera.',
    },
    unsupported_file_type: {
      title: 'Dateiart, die die Plattform nicht annimmt',
      text: 'Exportieren Sie die Clips als MP4 oder MOV.',
    },
    already_indexed: {
      title: 'Schon im Index',
      text: 'Es ist nichts mehr zu tun. Nehmen Sie die Clips aus der Liste, oder senden Sie sie ein zweites Mal.',
    },
    probably_indexed: {
      title: 'Vermutlich schon im Index',
      text: 'Clips mit gleichem Namen, gleicher Größe und Länge sind dort. Nehmen Sie diese aus der Liste, oder senden Sie sie trotzdem.',
    },
    source_missing: {
      title: 'Dateien, die nicht mehr an ihrem Ort sind',
      text: 'Legen Sie die Dateien zurück oder schließen Sie das Laufwerk an und versuchen Sie es erneut.',
    },
    source_unreadable: {
      title: 'Dateien, die sich nicht lesen lassen',
      text: 'Geben Sie diesem Benutzer das Recht, sie zu lesen, und versuchen Sie es erneut.',
    },
    index_missing: {
      title: 'Ihr Index ist nicht mehr auf der Plattform',
      text: 'Senden Sie die Clips an einen anderen Index.',
    },
    indexing_failed: {
      title: 'Die Plattform konnte sie nicht indexieren',
      text: 'Versuchen Sie es erneut. Gesendet wird dabei nichts, nur noch einmal indexiert.',
    },
    asset_failed: {
      title: 'Die Plattform konnte sie nicht verarbeiten',
      text: 'Prüfen Sie, ob sich die Clips bis zum Ende abspielen lassen, und versuchen Sie es erneut.',
    },
    gone_from_platform: {
      title: 'Auf der Plattform gelöscht',
      text: 'Versuchen Sie es erneut, um sie noch einmal zu senden, oder nehmen Sie sie aus der Liste.',
    },
    size_differs: {
      title: 'Auf der Plattform unvollständig',
      text: 'Versuchen Sie es erneut, um sie noch einmal zu senden.',
    },
    duration_differs: {
      title: 'Auf der Plattform von anderer Länge',
      text: 'Prüfen Sie, ob sich die Clips bis zum Ende abspielen lassen, und versuchen Sie es erneut.',
    },
    probe_failed: {
      title: 'Ließen sich nicht untersuchen',
      text: 'Prüfen Sie den Pfad von ffprobe in den Einstellungen und versuchen Sie es erneut.',
    },
    probe_timeout: {
      title: 'Die Untersuchung dauerte zu lange',
      text: 'Prüfen Sie das Laufwerk und versuchen Sie es erneut.',
    },
    platform_failing: {
      title: 'Die Plattform versagte wieder und wieder',
      text: 'Versuchen Sie es später erneut.',
    },
    storage_failing: {
      title: 'Der Speicher versagte wieder und wieder',
      text: 'Versuchen Sie es später erneut.',
    },
    refused: { title: 'Abgelehnt', text: 'Bei jedem Clip steht, warum.' },
    failed: { title: 'Fehlgeschlagen', text: 'Bei jedem Clip steht, warum.' },
  },
  acts: {
    retry_one: 'Wiederholen',
    retry_other: 'Diese {{count, number}} wiederholen',
    move: 'Zu einem anderen Index…',
    moveNone: 'Keiner Ihrer Indexe nimmt sie an',
    moveNew: 'Index anlegen…',
    upload_one: 'Trotzdem senden',
    upload_other: 'Alle {{count, number}} trotzdem senden',
    remove_one: 'Aus der Liste nehmen',
    remove_other: 'Alle {{count, number}} aus der Liste nehmen',
    reveal: 'Im Ordner zeigen',
  },
  done: {
    retry_one: '{{count, number}} Clip wird erneut versucht.',
    retry_other: '{{count, number}} Clips werden erneut versucht.',
    move_one: '{{count, number}} Clip geht an {{index}}.',
    move_other: '{{count, number}} Clips gehen an {{index}}.',
    upload_one: '{{count, number}} Clip wird trotzdem gesendet.',
    upload_other: '{{count, number}} Clips werden trotzdem gesendet.',
    remove_one: '{{count, number}} Clip wurde aus der Liste genommen.',
    remove_other: '{{count, number}} Clips wurden aus der Liste genommen.',
  },
  hold: {
    key: 'Kein gültiger API-Schlüssel',
    proxy: 'Der Proxy verlangt eine Anmeldung',
    limit: 'Die Grenze Ihres Tarifs ist erreicht',
    other: 'Alles ist angehalten',
    resume: 'Fortsetzen',
    newKey: 'Neuen Schlüssel eingeben…',
    signIn: 'Am Proxy anmelden…',
    noKey:
      'Ohne ihn kann nichts gesendet werden. Geben Sie Ihren TwelveLabs-Schlüssel ein; die Warteschlange läuft dann von selbst weiter.',
  },
  watch: {
    denied: 'Kein Zugriff auf {{name}}',
    faulty: '{{name}} lässt sich nicht überwachen',
    away: '{{name}} ist nicht da',
    settings: 'Einstellungen öffnen…',
    scan: 'Noch einmal nachsehen',
  },
  review: {
    title_one: '{{count, number}} Clip wartet auf Ihren Start',
    title_other: '{{count, number}} Clips warten auf Ihren Start',
    text: 'Vorher verlässt nichts davon diesen Rechner.',
    show: 'Ansehen',
  },
}
