/** How figures of a benchmark are put together and printed. */

export interface Figure {
  name: string
  /** What the figure counts. */
  unit: string
  ours: readonly number[]
  peer: { name: string; values: readonly number[] }
  /** The goal on ours divided by the peer's, or on ours itself where `peer` is a fixed limit. */
  goal: { ratio: number; sense: 'atMost' | 'atLeast' }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** One line: ours, the peer's, the ratio of the medians, and whether the goal is met. */
export function lineOf(figure: Figure): string {
  const { ours, peer, goal, unit } = figure
  const ratio = median(ours) / median(peer.values)
  const isMet = goal.sense === 'atMost' ? ratio <= goal.ratio : ratio >= goal.ratio
  const sense = goal.sense === 'atMost' ? '≤' : '≥'
  const verdict = isMet ? 'met' : 'MISSED'
  return `${figure.name}: ours ${shown(ours, unit)} · ${peer.name} ${shown(peer.values, unit)} · ratio ${ratio.toFixed(2)} (goal ${sense} ${goal.ratio}: ${verdict})`
}

function shown(values: readonly number[], unit: string): string {
  const text = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(2))
  const range = values.length > 1 ? ` [${text(Math.min(...values))}–${text(Math.max(...values))}]` : ''
  return `${text(median(values))} ${unit}${range}`
}
