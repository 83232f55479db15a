/** The schemes of addresses that the window's page may ask for, beside its own (`app-origin.ts`). */
export const STREAM_SCHEME = 'reeldrop-stream'
export const THUMB_SCHEME = 'reeldrop-thumb'
