import type { LoggedRequest } from './inspection.ts'

const KEPT = 200_000
const SECRET = /^X-Amz-/i

export class RequestLog {
  #entries: LoggedRequest[] = []

  begin(time: number, method: string, url: URL, route: string | null): LoggedRequest {
    const query = new URLSearchParams([...url.searchParams].filter(([key]) => !SECRET.test(key))).toString()
    const path = query === '' ? url.pathname : `${url.pathname}?${query}`
    const entry: LoggedRequest = { time, method, path, route, status: null, bytesIn: 0 }
    this.#entries.push(entry)
    if (this.#entries.length > KEPT) this.#entries = this.#entries.slice(-KEPT / 2)
    return entry
  }

  entries(): LoggedRequest[] {
    return this.#entries
  }

  reset(): void {
    this.#entries = []
  }
}
