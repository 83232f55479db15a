/** What the system's dialogs say when the window itself does not work. */
export const windowTrouble = {
  crashes: 'The window of Reeldrop crashed three times within a minute.',
  crashesDetail:
    'Uploads go on. Reload the window to try once more, or export diagnostics for whoever helps you. Quitting stops the uploads; the next start goes on with them.',
  reload: 'Reload',
  diagnostics: 'Export diagnostics…',
  quit: 'Quit',
  hangs: 'The window of Reeldrop does not answer.',
  hangsDetail: 'Uploads go on. Wait until it answers, or restart the window alone; it opens where it was.',
  wait: 'Wait',
  restart: 'Restart the window',
} as const
