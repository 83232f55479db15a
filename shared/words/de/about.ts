import type { Words } from '../words.ts'

export const about: Words['about'] = {
  lead: 'Prüft Material auf diesem Rechner, lädt hoch, was die Plattform nimmt, und folgt ihm, bis es durchsuchbar ist.',
  version: 'Version',
  licences: 'Lizenzen dessen, was mitkommt',
  docs: 'Dokumentation der Plattform',
  ffmpegLicence: 'GPL 3 oder neuer in dieser Fassung (FFmpeg selbst: LGPL 2.1 oder neuer)',
  publicDomain: 'gemeinfrei',
  purposes: {
    ffprobe: 'liest Mediendateien; ein eigenes Programm, das Reeldrop startet',
    ffmpeg: 'zeichnet die Bilder der Clips; ein eigenes Programm, das Reeldrop startet',
    electron: 'Fenster und Prozesse; enthält Chromium (BSD-3-Clause) und Node.js (MIT)',
    sqlite: 'bewahrt Warteschlange und Verlauf auf',
    betterSqlite: 'verbindet mit SQLite',
    keytar: 'verbindet mit dem Schlüsselbund des Systems',
    window: 'dieses Fenster',
  },
  yours: 'Reeldrop selbst steht unter der MIT-Lizenz.',
}
