/** The application menu, with the system's own entries wherever it has one. Made anew for another language. */
import { app, Menu, shell, type MenuItemConstructorOptions } from 'electron'
import type { EventPayload } from '../shared/contract.ts'
import { Page } from '../shared/pages.ts'
import type { en } from '../shared/words/en/index.ts'
import { t } from './i18n.ts'
import { openPage } from './links.ts'

type Action = EventPayload<'menu'>['action']
const separator: MenuItemConstructorOptions = { type: 'separator' }

/** Pages that have keys of their own, or stand in the system's part of a menu. */
const ELSEWHERE: readonly Page[] = ['settings', 'about']

/**
 * @param act called with the entries that the window has to act on
 * @param goTo called with the pages that it has to show
 */
export function installMenu(act: (action: Action) => void, goTo: (page: Page) => void): void {
  const isMac = process.platform === 'darwin'
  const entry = (action: Action, accelerator?: string): MenuItemConstructorOptions => ({
    id: action,
    label: t(`menu.${action}`),
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => act(action),
  })
  const settings: MenuItemConstructorOptions = {
    id: 'settings',
    label: t('menu.settings'),
    accelerator: 'CmdOrCtrl+,',
    click: () => goTo('settings'),
  }
  const pages = Page.options.filter((page) => !ELSEWHERE.includes(page))
  const appMenu: MenuItemConstructorOptions = {
    label: app.name,
    submenu: [
      system('about'),
      separator,
      settings,
      separator,
      system('services'),
      separator,
      system('hide'),
      system('hideOthers'),
      system('unhide'),
      separator,
      system('quit'),
    ],
  }
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [appMenu] : []),
    {
      label: t('menu.file'),
      submenu: [
        entry('addFolder', 'CmdOrCtrl+Shift+O'),
        entry('addFiles', 'CmdOrCtrl+O'),
        separator,
        entry('togglePause', 'CmdOrCtrl+P'),
        ...(isMac ? [] : [separator, settings]),
        separator,
        isMac ? system('close') : system('quit'),
      ],
    },
    {
      label: t('menu.edit'),
      submenu: [
        system('undo'),
        system('redo'),
        separator,
        system('cut'),
        system('copy'),
        system('paste'),
        system('selectAll'),
        separator,
        entry('find', 'CmdOrCtrl+F'),
      ],
    },
    {
      label: t('menu.view'),
      submenu: [
        system('resetZoom'),
        system('zoomIn'),
        system('zoomOut'),
        separator,
        system('togglefullscreen'),
        ...(app.isPackaged ? [] : [separator, system('toggleDevTools')]),
      ],
    },
    {
      label: t('menu.go'),
      submenu: pages.map((page, at) => ({
        id: `page-${page}`,
        label: t(`shell.pages.${page}`),
        accelerator: `CmdOrCtrl+${at + 1}`,
        click: () => goTo(page),
      })),
    },
    {
      role: 'windowMenu',
      label: t('menu.window'),
      submenu: [
        system('minimize'),
        ...(isMac ? [system('zoom'), separator, system('front')] : [system('close')]),
      ],
    },
    {
      role: 'help',
      label: t('menu.help'),
      submenu: [
        {
          label: t('menu.documentation'),
          click: () => void openPage('docs'),
        },
        {
          label: t('menu.log'),
          click: () => shell.showItemInFolder(`${app.getPath('logs')}/main.log`),
        },
        entry('diagnostics'),
      ],
    },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** What the system does by itself; its own word for it would be English whatever the language. */
const system = (role: keyof typeof en.menu.roles): MenuItemConstructorOptions => ({
  role,
  label: t(`menu.roles.${role}`),
})
