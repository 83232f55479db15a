import { useEffect, useState } from 'react'
import type { Reply } from '../../shared/contract.ts'

/**
 * An answer of the engine, asked for at once and again every so many ms while the window is on screen; null before the
 * first. Where it cannot answer, the last answer stays: what is wrong is told elsewhere.
 * @param ask the same function at every call
 * @param everyMs null to ask no more
 */
export function useAsked<A>(ask: () => Promise<Reply<A>>, everyMs: number | null): A | null {
  const [answer, setAnswer] = useState<A | null>(null)
  useEffect(() => {
    if (everyMs === null) return
    let isGone = false
    const askOnce = async () => {
      if (document.hidden) return
      const reply = await ask()
      if (!isGone && reply.ok) setAnswer(reply.value)
    }
    void askOnce()
    const timer = setInterval(() => void askOnce(), everyMs)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [ask, everyMs])
  return answer
}
