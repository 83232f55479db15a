import { escaped } from '../escaped.ts'

/** Markup that is safe to put into a page. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Filling = Markup | readonly Markup[] | string | number

/** Markup with values in it: text is escaped, markup is put in as it is. */
export function markup(parts: TemplateStringsArray, ...values: readonly Filling[]): Markup {
  return new Markup(parts.reduce((text, part, at) => text + fillingOf(values[at - 1] ?? '') + part))
}

function fillingOf(value: Filling): string {
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map(({ text }) => text).join('')
  return escape(String(value))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => escaped(text).replaceAll(/[&<>"']/g, (one) => ENTITIES[one] ?? '')
