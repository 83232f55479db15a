/** The application menu, with the system's own entries wherever it has one. */
import { app, Menu, shell, type MenuItemConstructorOptions } from 'electron'
import type { EventPayload } from '../shared/contract.ts'
import { openPage } from './links.ts'

type Action = EventPayload<'menu'>['action']

/** @param act called with the entries that the window has to act on */
export function installMenu(act: (action: Action) => void): void {
  const isMac = process.platform === 'darwin'
  const entry = (label: string, action: Action, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => act(action),
  })
  const settings = entry('Settings…', 'settings', 'CmdOrCtrl+,')
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const appMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  }
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [appMenu] : []),
    {
      label: '&File',
      submenu: [
        entry('Add F&older…', 'addFolder', 'CmdOrCtrl+Shift+O'),
        entry('Add &Files…', 'addFiles', 'CmdOrCtrl+O'),
        entry('&Watch Folders', 'watches', 'CmdOrCtrl+Shift+W'),
        entry('&Compare with Index…', 'compare', 'CmdOrCtrl+Shift+C'),
        separator,
        entry('&Pause or Resume', 'togglePause', 'CmdOrCtrl+P'),
        ...(isMac ? [] : [separator, settings]),
        separator,
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        entry('Find', 'find', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [separator, { role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        {
          label: 'TwelveLabs Documentation',
          click: () => void openPage('docs'),
        },
        {
          label: 'Show Log File',
          click: () => shell.showItemInFolder(`${app.getPath('logs')}/main.log`),
        },
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
