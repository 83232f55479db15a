/** Settings of the app itself: how it looks and how it lives on the desktop. */
export const appSettings = {
  title: 'App',
  language: 'Language',
  languages: { system: 'As the system', en: 'English', de: 'Deutsch' },
  languageText: 'Fields of dates follow when Reeldrop is started again.',
  theme: 'Appearance',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  notifications: 'Notifications',
  notificationsText:
    'One when a batch has ended, a watch folder is away, or the key is refused. None while you look at the window.',
  startAtLogin: 'Start at login',
  startAtLoginText: 'Reeldrop starts in the background and goes on with what is left.',
  keepRunning: 'Keep running',
  keepRunningText:
    'Closing the window leaves Reeldrop at work in the tray. Where the desktop has no tray, start it again to see its window.',
} as const
