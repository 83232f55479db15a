/** All drawings of the window: 16 × 16, one stroke, the colour of the text around them. */
import type { ReactNode } from 'react'
import type { ItemState } from '../../shared/item.ts'

const DRAWINGS = {
  // States: each has an outline of its own, so that they can be told apart without colour.
  found: (
    <>
      <circle cx="7" cy="7" r="4.25" />
      <path d="m10.2 10.2 3.3 3.3" />
    </>
  ),
  refused: (
    <>
      <path d="M5.5 1.75h5l3.75 3.75v5l-3.75 3.75h-5L1.75 10.5v-5z" />
      <path d="M5 8h6" />
    </>
  ),
  waiting: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 4.5V8l2.5 1.5" />
    </>
  ),
  uploading: <path d="M8 13.5V3M3.5 7.25 8 2.75l4.5 4.5" />,
  processing: (
    <>
      <circle cx="8" cy="8" r="6.25" strokeDasharray="2.6 2.31" />
      <circle cx="8" cy="8" r="1.75" fill="currentColor" stroke="none" />
    </>
  ),
  indexing: <path d="M2.5 3.5h11M2.5 8H9M2.5 12.5h5M11.5 8v5.5M9 11l2.5 2.75L14 11" />,
  slow: <path d="M4 1.75h8M4 14.25h8M5 1.75C5 5 8 6 8 8s-3 3-3 6.25M11 1.75C11 5 8 6 8 8s3 3 3 6.25" />,
  ready: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" stroke="none" />
      <path d="m5 8.25 2.1 2.1L11 6" className="icon-cut" />
    </>
  ),
  failed: (
    <>
      <path d="M8 2 14.5 13.5h-13z" />
      <path d="M8 6.25v3.5M8 11.4v.6" />
    </>
  ),
  cancelled: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="m3.7 12.3 8.6-8.6" />
    </>
  ),
  // Pages
  queue: <path d="M2 3.75h12M2 8h12M2 12.25h7.5" />,
  attention: (
    <>
      <path d="M3.25 11.25c1-1 1.25-2.1 1.25-4a3.5 3.5 0 0 1 7 0c0 1.9.25 3 1.25 4z" />
      <path d="M6.75 13.6a1.5 1.5 0 0 0 2.5 0" />
    </>
  ),
  history: <path d="M2.5 8a5.5 5.5 0 1 0 1.8-4.07L2.5 5.5M2.5 2.25V5.5h3.25M8 5v3.25l2.25 1.5" />,
  cloud: <path d="M4.5 12.75a3 3 0 0 1-.4-5.97 4 4 0 0 1 7.7-.78 3.4 3.4 0 0 1-.3 6.75z" />,
  index: <path d="M8 1.75 14.25 5 8 8.25 1.75 5zM1.75 8 8 11.25 14.25 8M1.75 11 8 14.25 14.25 11" />,
  bin: <path d="M2.5 4.25h11M6 4V2.25h4V4M4 4.5l.6 9h6.8l.6-9M6.75 7v4M9.25 7v4" />,
  filter: <path d="M2 3.25h12L9.5 8.5v4.25l-3 1.5V8.5z" />,
  export: <path d="M8 10V2M4.75 5 8 1.75 11.25 5M2.5 9v4.75h11V9" />,
  link: <path d="M6.5 3.5h-3v9h9v-3M9 2.75h4.25V7M13 3 7.5 8.5" />,
  compare: <path d="M2.25 2.75h4.5v10.5h-4.5zM9.25 2.75h4.5v10.5h-4.5zM4.5 6v4M11.5 6v4" />,
  // Actions
  pause: <path d="M5.25 3v10M10.75 3v10" strokeWidth="2.25" />,
  play: <path d="M4.5 2.75v10.5L13 8z" fill="currentColor" />,
  retry: <path d="M13 8a5 5 0 1 1-1.6-3.67M13.25 1.75v3h-3" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  folder: <path d="M1.75 4.25v8h12.5v-7h-6l-1.5-2h-5z" />,
  addFolder: (
    <>
      <path d="M1.75 4v8.5h12.5v-7h-6L6.75 3.5h-5z" />
      <path d="M8 7.1v3.8M6.1 9h3.8" />
    </>
  ),
  addFiles: (
    <>
      <path d="M3 1.75h6.25L13 5.5v8.75H3z" />
      <path d="M8 6.6v4.8M5.6 9h4.8" />
    </>
  ),
  reveal: <path d="M1.75 12.25v-8.5h4.5l1.5 2h6.5v1.5M8.5 9.5h5.75M11.5 6.75l2.75 2.75-2.75 2.75" />,
  gear: (
    <>
      <circle cx="8" cy="8" r="2.1" />
      <path d="M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.25" />
      <path d="m10.2 10.2 3.3 3.3" />
    </>
  ),
  chevron: <path d="m4.5 6.25 3.5 3.5 3.5-3.5" />,
  back: <path d="M9.75 3.5 5.25 8l4.5 4.5" />,
  descending: <path d="M8 3v10M4.25 9.25 8 13l3.75-3.75" />,
  ascending: <path d="M8 13V3M4.25 6.75 8 3l3.75 3.75" />,
  copy: (
    <>
      <path d="M5.75 5.75h8v8h-8z" />
      <path d="M10.25 5.5V2.25h-8v8H5.5" />
    </>
  ),
  check: <path d="m3 8.5 3.25 3.25L13 4.75" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <path d="M8 7.25v4M8 4.6v.6" />
    </>
  ),
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.25" />,
  watch: (
    <>
      <path d="M1.5 4.25v8.5a1 1 0 0 0 1 1h4M1.5 4.25a1 1 0 0 1 1-1h3l1.5 1.75h5.5a1 1 0 0 1 1 1v.5" />
      <path d="M7.75 11.25s1.4-2.5 3.6-2.5 3.6 2.5 3.6 2.5-1.4 2.5-3.6 2.5-3.6-2.5-3.6-2.5Z" />
      <circle cx="11.35" cy="11.25" r="0.6" />
    </>
  ),
  settling: <path d="M8 1.75v7.5M4.75 6.5 8 9.75l3.25-3.25M2.5 13.5h2M7 13.5h2M11.5 13.5h2" />,
  minus: <path d="M3 8h10" />,
  plus: <path d="M8 3v10M3 8h10" />,
  reel: (
    <>
      <circle cx="8" cy="8" r="6.25" />
      <circle cx="8" cy="4.9" r="1.1" />
      <circle cx="5.2" cy="9.6" r="1.1" />
      <circle cx="10.8" cy="9.6" r="1.1" />
    </>
  ),
  gauge: <path d="M2.2 11.5a6.25 6.25 0 1 1 11.6 0M8 9.5l3-3.75M2.2 11.5h1.9M11.9 11.5h1.9" />,
  group: <path d="M2 3.5h12M5 7.25h9M5 10h9M5 12.75h9" />,
  columns: <path d="M2 3h12v10H2zM6.25 3v10M10.25 3v10" />,
  drop: <path d="M8 1.75v8M4.75 6.75 8 10l3.25-3.25M1.75 10.5v3.75h12.5V10.5" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof DRAWINGS
const STATE_ICONS: Record<ItemState, IconName> = {
  settling: 'settling',
  found: 'found',
  refused: 'refused',
  waiting: 'waiting',
  uploading: 'uploading',
  processing: 'processing',
  indexing: 'indexing',
  ready: 'ready',
  failed: 'failed',
  cancelled: 'cancelled',
}
export const stateIcon = (state: ItemState): IconName => STATE_ICONS[state]

/** Decoration only: what it means is always said in words beside it or in its button's name. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {DRAWINGS[name]}
    </svg>
  )
}
