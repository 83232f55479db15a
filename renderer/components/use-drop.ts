import { useEffect, useState } from 'react'
import { takeInDropped } from '../state/intake.ts'

/** Takes files dropped anywhere in the window. @returns how many things hang over it; null while none do */
export function useDrop(enabled: boolean): number | null {
  const [over, setOver] = useState<number | null>(null)

  useEffect(() => {
    // Enter and leave fire for every element passed over, so they are counted.
    let depth = 0
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      depth += 1
      // What they are is told only when they are dropped; how many there are is known.
      setOver([...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file').length)
    }
    const hover = (event: DragEvent) => {
      // A row that is dragged within the list has its own place to go.
      if (event.defaultPrevented) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = enabled && carriesFiles(event) ? 'copy' : 'none'
    }
    const leave = () => {
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(null)
    }
    const drop = (event: DragEvent) => {
      // Also without files: the window must never navigate to what is dropped on it.
      event.preventDefault()
      depth = 0
      setOver(null)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (enabled && files.length > 0) void takeInDropped(files)
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', hover)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', hover)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [enabled])

  return enabled ? over : null
}
