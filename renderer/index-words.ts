/** What the models of an index mean, for people who have never met them. */
import type { IndexModel } from '../shared/index-info.ts'
import { together } from './format.ts'
import { t } from './i18n.ts'

/** `marengo3.0` → `Marengo 3.0`; an unknown name stays as it came. */
export function modelName({ modelName }: IndexModel): string {
  const known = /^(marengo|pegasus)([\d.]+)$/.exec(modelName)
  if (!known) return modelName
  const family = known[1] === 'marengo' ? 'Marengo' : 'Pegasus'
  return `${family} ${known[2] ?? ''}`
}

/** What a model is for, and by what it works. */
export function modelPurpose(model: IndexModel): string {
  const options = together(model.modelOptions.map(optionName))
  if (model.modelName.startsWith('marengo'))
    return options === '' ? t('indexChoice.purpose.search') : t('indexChoice.purpose.searchBy', { options })
  if (model.modelName.startsWith('pegasus'))
    return options === '' ? t('indexChoice.purpose.text') : t('indexChoice.purpose.textAbout', { options })
  return options
}

const OPTIONS = ['visual', 'audio', 'conversation'] as const

function optionName(option: string): string {
  const known = OPTIONS.find((one) => one === option)
  return known === undefined ? option : t(`indexChoice.purpose.options.${known}`)
}
