/** The pages that are not there when the window opens: their code is read once the list is drawn, or when one is opened. */
import { lazy, type ComponentType } from 'react'

type Page = Promise<{ default: ComponentType }>

const load = {
  about: (): Page => import('./About.tsx').then(({ About }) => ({ default: About })),
  attention: (): Page => import('./Attention.tsx').then(({ Attention }) => ({ default: Attention })),
  compare: (): Page => import('./Compare.tsx').then(({ Compare }) => ({ default: Compare })),
  history: (): Page => import('./History.tsx').then(({ History }) => ({ default: History })),
  indexes: (): Page => import('./Indexes.tsx').then(({ Indexes }) => ({ default: Indexes })),
  platform: (): Page => import('./OnPlatform.tsx').then(({ OnPlatform }) => ({ default: OnPlatform })),
  settings: (): Page => import('./Settings.tsx').then(({ Settings }) => ({ default: Settings })),
  watches: (): Page => import('./Watches.tsx').then(({ Watches }) => ({ default: Watches })),
}

export const About = lazy(load.about)
export const Attention = lazy(load.attention)
export const Compare = lazy(load.compare)
export const History = lazy(load.history)
export const Indexes = lazy(load.indexes)
export const OnPlatform = lazy(load.platform)
export const Settings = lazy(load.settings)
export const Watches = lazy(load.watches)

/** Reads all of them while there is nothing else to do, so that none has to be waited for. */
export function loadLater(): void {
  requestIdleCallback(() => void Promise.all(Object.values(load).map((page) => page())))
}
