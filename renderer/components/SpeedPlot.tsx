import { useEffect, useRef } from 'react'
import type { ThroughputPlot } from '../throughput-plot.ts'
import type { Throughput } from '../throughput-words.ts'

/** Speeds over time as a picture; its words are said beside it. */
export function SpeedPlot({ throughput, hasAxes }: { throughput: Throughput; hasAxes: boolean }) {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<ThroughputPlot | null>(null)
  const latest = useRef(throughput)
  useEffect(() => {
    latest.current = throughput
    plot.current?.show(throughput)
  }, [throughput])
  useEffect(() => {
    let isGone = false
    void import('../throughput-plot.ts').then(({ plotThroughput }) => {
      if (isGone || !box.current) return
      plot.current = plotThroughput(box.current, hasAxes)
      plot.current.show(latest.current)
    })
    return () => {
      isGone = true
      plot.current?.close()
      plot.current = null
    }
  }, [hasAxes])
  return (
    <div ref={box} className={hasAxes ? 'plot plot-large' : 'plot'} aria-hidden="true" data-testid="plot" />
  )
}
