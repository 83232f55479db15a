/** What the models of an index mean, for people who have never met them. */
import type { IndexModel } from '../shared/domain.ts'

/** `marengo3.0` → `Marengo 3.0`; an unknown name stays as it came. */
export function modelName({ modelName }: IndexModel): string {
  const known = /^(marengo|pegasus)([\d.]+)$/.exec(modelName)
  if (!known) return modelName
  const family = known[1] === 'marengo' ? 'Marengo' : 'Pegasus'
  return `${family} ${known[2] ?? ''}`
}

/** What a model is for, and by what it works. */
export function modelPurpose(model: IndexModel): string {
  const by = optionsInWords(model.modelOptions)
  if (model.modelName.startsWith('marengo')) return by === '' ? 'search' : `search by ${by}`
  if (model.modelName.startsWith('pegasus')) return by === '' ? 'text about videos' : `text about ${by}`
  return by
}

function optionsInWords(options: readonly string[]): string {
  const words = options.map((option) => WORDS[option] ?? option)
  return words.join(' and ')
}

const WORDS: Record<string, string> = {
  visual: 'what is seen',
  audio: 'what is heard',
  conversation: 'what is said',
}
