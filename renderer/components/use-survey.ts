import { useEffect, useState } from 'react'
import type { Survey } from '../../shared/selection.ts'
import { bridge } from '../state/bridge.ts'
import { countPicked, toSelection } from '../state/selection.ts'
import { useStore } from '../state/store.ts'

const DELAY_MS = 80

/** What the selection consists of, kept up to date while its clips go on; null before that is known or with a single one. */
export function useSurvey(): Survey | null {
  const [survey, setSurvey] = useState<Survey | null>(null)
  const picked = useStore((state) => state.picked)
  const isMany = useStore((state) => countPicked(state.picked, state.view?.matching ?? 0) > 1)
  const states = useStore((state) => JSON.stringify(state.view?.totals.byState))
  // That clips were paused changes no count of states.
  const acts = useStore((state) => state.acts)
  useEffect(() => {
    if (!isMany) return
    let isOver = false
    const timer = setTimeout(() => {
      void bridge()
        .call('survey', toSelection(picked))
        .then((reply) => {
          if (!isOver && reply.ok) setSurvey(reply.value)
        })
    }, DELAY_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [picked, isMany, states, acts])
  return isMany ? survey : null
}
