/** Park and Miller's generator: the same numbers for the same seed. @returns numbers in [0, 1) */
export function randomFrom(seed: number): () => number {
  let state = (seed % 2147483646) + 1
  return () => {
    state = (state * 48271) % 2147483647
    return (state - 1) / 2147483646
  }
}
