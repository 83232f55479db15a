/** Banners and the line that tells what became of a drop. */
import type { Failure } from '../../shared/errors.ts'
import type { IntakeReport } from '../../shared/intake-report.ts'
import { leaveLater } from './leave-later.ts'
import { current, patch, type NoticeLevel } from './store.ts'

const MOST_NOTICES = 4
const REPORT_MS = 9000

let nextId = 1

/** Shows a notice once: the same sentence again replaces the one that is there. */
export function notify(level: NoticeLevel, failure: Failure): void {
  if (failure.message === current().trouble?.message) return
  const others = current().notices.filter((notice) => notice.failure.message !== failure.message)
  patch({ notices: [...others, { id: nextId++, level, failure }].slice(-MOST_NOTICES) })
}

/** Shows why there is no engine that works, in the place of what commands failed with meanwhile. */
export function takeTrouble(trouble: Failure | null): void {
  const said = new Set([trouble?.message, current().trouble?.message])
  patch({ trouble, notices: current().notices.filter(({ failure }) => !said.has(failure.message)) })
}

export function dismissNotice(id: number): void {
  patch({ notices: current().notices.filter((notice) => notice.id !== id) })
}

/** A report that a person looks into stays until it is dismissed. */
export function keepReport(): void {
  const { report } = current()
  if (report) patch({ report: { ...report, id: nextId++ } })
}

/** Shows what became of a drop; it leaves by itself unless a path could not be read. */
export function showReport(report: IntakeReport, indexName: string): void {
  const id = nextId++
  patch({ report: { id, report, indexName } })
  if (report.problems.length > 0) return
  leaveLater(
    REPORT_MS,
    () => current().report?.id === id,
    () => patch({ report: null }),
  )
}

/** Says a sentence to who does not see the window. */
export function announce(announcement: string): void {
  patch({ announcement })
}

export function dismissReport(): void {
  patch({ report: null })
}
