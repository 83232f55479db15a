/** Draws speeds over time. A file of its own, so that the plotting library is loaded only when something is drawn. */
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { decimal, speed } from './format.ts'
import { t } from './i18n.ts'
import { sinceFirst } from './throughput-words.ts'
import type { Throughput } from './throughput-words.ts'

export interface ThroughputPlot {
  show: (throughput: Throughput) => void
  close: () => void
}

/** Below this speed, in bytes per second, the plot does not grow: noise of a line at rest is no mountain. */
const LEAST_PEAK = 10_000
const BYTES_PER_MB = 1_000_000

/**
 * @param into element that is as large as the plot is to be; its custom properties `--plot-…` are the colours
 * @param hasAxes with times and speeds beside it
 */
export function plotThroughput(into: HTMLElement, hasAxes: boolean): ThroughputPlot {
  const color = (name: string) => () => getComputedStyle(into).getPropertyValue(`--plot-${name}`)
  const axis = { show: hasAxes, stroke: color('text'), font: `11px ${getComputedStyle(into).fontFamily}` }
  const lines = { stroke: color('grid'), width: 1 }
  const plot = new uPlot(
    {
      width: into.clientWidth,
      height: into.clientHeight,
      padding: hasAxes ? [8, 14, 0, 0] : [2, 0, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false }, y: { range: (_, __, most) => [0, Math.max(LEAST_PEAK, most * 1.08)] } },
      axes: [
        {
          ...axis,
          size: 22,
          gap: 3,
          grid: { show: false },
          ticks: { ...lines, size: 4 },
          splits: ({ scales }) => {
            const from = scales['x']?.min ?? 0
            return [from, from / 2, 0]
          },
          values: (_, splits) => splits.map(agoWords),
        },
        {
          ...axis,
          size: 66,
          gap: 4,
          space: 34,
          grid: lines,
          ticks: { show: false },
          values: (_, all) => all.map(rateWords),
        },
      ],
      series: [
        {},
        { stroke: color('line'), fill: color('fill'), width: 1.5, points: { show: false }, ...CURVE },
      ],
    },
    [[], []],
    into,
  )
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  const redraw = () => plot.redraw(false)
  scheme.addEventListener('change', redraw)
  const fit = () => plot.setSize({ width: into.clientWidth, height: into.clientHeight })
  const resizing = new ResizeObserver(fit)
  resizing.observe(into)
  return {
    show: ({ stepSeconds, bytesPerSecond }) => {
      const rates = sinceFirst(bytesPerSecond)
      plot.setData([rates.map((_, n) => (n + 1 - rates.length) * stepSeconds), rates])
    },
    close: () => {
      scheme.removeEventListener('change', redraw)
      resizing.disconnect()
      plot.destroy()
    },
  }
}

/** A curve that goes through every value and never above or below its neighbours. */
const CURVE = uPlot.paths.spline === undefined ? {} : { paths: uPlot.paths.spline() }

/** @param seconds from now, at most 0 */
function agoWords(seconds: number): string {
  if (seconds === 0) return t('frame.speed.present')
  if (seconds > -60) return t('frame.speed.secondsAgo', { seconds: Math.round(-seconds) })
  return t('frame.speed.ago', { minutes: decimal(-seconds / 60, 0, 1) })
}

/** A speed beside an axis, without figures that are all zeros. */
function rateWords(bytesPerSecond: number): string {
  if (bytesPerSecond === 0) return '0'
  return bytesPerSecond < BYTES_PER_MB / 10
    ? speed(bytesPerSecond)
    : `${decimal(bytesPerSecond / BYTES_PER_MB, 0, 2)} MB/s`
}
