/** Tells main where the person is in the window, and takes that up again after a crash of the page before. */
import { MOST_IDS_KEPT } from '../../shared/whereabouts.ts'
import type { Whereabouts } from '../../shared/whereabouts.ts'
import { askMain, bridge } from './bridge.ts'
import { select } from './details.ts'
import { useHistory } from './history.ts'
import { usePlatform } from './on-platform.ts'
import { listKey } from './queue-view.ts'
import { fromSelection, NOTHING, toSelection } from './selection.ts'
import { current, patch, useStore } from './store.ts'

/** At most once in so many ms. */
const TELL_MS = 150

type Scrolled = Whereabouts['scrolled']
const TOP: Scrolled = { page: 0, px: 0 }

/** `list` tells one filter and order from another. */
let scrolled: { list: string; at: Scrolled } = { list: '', at: TOP }
let told: readonly unknown[] = []
let timer: ReturnType<typeof setTimeout> | undefined

/** Takes up where the page before was, if that crashed, and tells from now on. */
export async function takeUpWhereabouts(): Promise<void> {
  const answer = await askMain('takeWhereabouts', {})
  if (answer?.whereabouts) takeUp(answer.whereabouts)
  for (const store of [useStore, useHistory, usePlatform]) store.subscribe(tellSoon)
}

/** How far a list was scrolled when it was drawn last; its top for another one. */
export const scrolledBefore = (list: string): Scrolled => (scrolled.list === list ? scrolled.at : TOP)

export function scrolledTo(list: string, at: Scrolled): void {
  scrolled = { list, at }
  tellSoon()
}

function takeUp({ page, query, opened, selection, anchor, history, platform, ...was }: Whereabouts): void {
  scrolled = { list: listKey({ ...query, collapsed: [] }), at: was.scrolled }
  patch({ page, query, picked: fromSelection(selection), anchor })
  useHistory.setState({ filter: history })
  usePlatform.setState(platform)
  if (opened !== null) select(opened)
}

function tellSoon(): void {
  timer ??= setTimeout(tell, TELL_MS)
}

function tell(): void {
  timer = undefined
  const { page, query, selected, picked, anchor } = current()
  const { filter } = useHistory.getState()
  const { tab, query: platformQuery } = usePlatform.getState()
  const now = [page, query, selected, picked, anchor, filter, tab, platformQuery, scrolled]
  if (now.every((part, at) => part === told[at])) return
  told = now
  const isKept = (picked.kind === 'some' ? picked.ids : picked.except).size <= MOST_IDS_KEPT
  // Nobody waits for it, and a place that is not kept is no matter to speak of.
  void bridge().call('keepWhereabouts', {
    page,
    query,
    scrolled: scrolled.at,
    opened: selected,
    selection: toSelection(isKept ? picked : NOTHING),
    anchor,
    history: filter,
    platform: { tab, query: platformQuery },
  })
}
