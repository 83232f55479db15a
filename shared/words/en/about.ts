/** The page about the app and what it is made of. */
export const about = {
  lead: 'Checks footage on this machine, uploads what the platform will take, and follows it until it is searchable.',
  version: 'Version',
  licences: 'Licences of what comes with it',
  docs: 'Documentation of the platform',
  ffmpegLicence: 'GPL 3 or later as built here (FFmpeg itself: LGPL 2.1 or later)',
  publicDomain: 'public domain',
  purposes: {
    ffprobe: 'reads media files; a program of its own that Reeldrop starts',
    ffmpeg: 'draws the pictures of clips; a program of its own that Reeldrop starts',
    electron: 'window and processes; contains Chromium (BSD-3-Clause) and Node.js (MIT)',
    sqlite: 'keeps the queue and the history',
    betterSqlite: 'connects to SQLite',
    keytar: 'connects to the system keychain',
    window: 'this window',
  },
  yours: 'The licence of Reeldrop itself is MIT.',
} as const
