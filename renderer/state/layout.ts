/** Which columns the list shows, how wide and in which order; kept on this machine. */
import { z } from 'zod'
import { create } from 'zustand'
import { COLUMN_IDS, COLUMNS } from '../components/columns.ts'
import type { ColumnId } from '../components/columns.ts'

const Layout = z.object({
  order: z.array(z.enum(COLUMN_IDS)),
  /** Widths in px, of columns that were given another one. */
  sizes: z.partialRecord(z.enum(COLUMN_IDS), z.number().min(40).max(1200)),
  /** What a person decided; columns that are not named are shown where there is room. */
  shown: z.partialRecord(z.enum(COLUMN_IDS), z.boolean()),
})
export type Layout = z.infer<typeof Layout>

const KEY = 'list layout'
const DEFAULT: Layout = { order: [...COLUMN_IDS], sizes: {}, shown: {} }

export const useLayout = create<Layout>()(() => read())

/** The columns that are on screen. */
export const useShownColumns = create<{ ids: readonly ColumnId[] }>()(() => ({ ids: COLUMN_IDS }))

export function changeLayout(change: Partial<Layout>): void {
  useLayout.setState(change)
  localStorage.setItem(KEY, JSON.stringify(useLayout.getState()))
}

export function resetLayout(): void {
  changeLayout(DEFAULT)
}

/** What was kept; columns that it does not know yet come last. */
function read(): Layout {
  const kept = Layout.safeParse(parsed(localStorage.getItem(KEY)))
  if (!kept.success) return DEFAULT
  const order = [...new Set([...kept.data.order, ...COLUMN_IDS])]
  return { ...kept.data, order: order.filter((id) => id in COLUMNS) }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
