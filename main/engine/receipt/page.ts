import { basename, dirname } from 'node:path'
import { failureIn } from '../../../shared/errors.ts'
import { fill, speak } from '../../../shared/phrase.ts'
import type { ItemState } from '../../../shared/item.ts'
import type { Problem } from '../../../shared/problem.ts'
import type { Language } from '../../../shared/words/languages.ts'
import { RESOURCES } from '../../../shared/words/resources.ts'
import type { ReceiptItem, ReceiptSums } from '../store/receipts.ts'
import { ENDED } from '../queue/states.ts'
import { attemptsOf, timesOf } from './facts.ts'
import { Markup, markup } from './markup.ts'
import { PAGE_STYLE } from './page-style.ts'

/** What a receipt is of. Times in epoch ms. */
export interface ReceiptHead {
  name: string
  /** Null where the clips went to several. */
  index: { id: string; name: string } | null
  takenInAt: number | null
  /** Null while one of its clips is under way. */
  endedAt: number | null
  madeAt: number
}

/** English is written as in Britain: by 24 hours, the day before the month. */
const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' }
const STYLE = new Markup(PAGE_STYLE)
const ENDS = ['ready', 'refused', 'failed', 'cancelled'] as const satisfies ItemState[]

/** A receipt as a page of its own to print: no script, nothing loaded, every text escaped. */
export class ReceiptPage {
  readonly #language: Language
  readonly #dates: Intl.DateTimeFormat
  readonly #times: Intl.DateTimeFormat
  readonly #numbers: Intl.NumberFormat
  readonly #sizes: Intl.NumberFormat

  constructor(language: Language) {
    const locale = LOCALES[language]
    this.#language = language
    this.#dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' })
    this.#times = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
    this.#numbers = new Intl.NumberFormat(locale)
    this.#sizes = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4, useGrouping: true })
  }

  /** All that stands before the clips. */
  opening(head: ReceiptHead, sums: ReceiptSums): string {
    const { receipt, clips } = this.#words
    const { page } = receipt
    const { index, takenInAt, endedAt, madeAt } = head
    const about = [
      ...(index === null ? [] : [fill(page.index, index)]),
      ...(takenInAt === null ? [] : [fill(page.takenIn, { time: this.#dates.format(takenInAt) })]),
      ...(endedAt === null ? [] : [fill(page.ended, { time: this.#dates.format(endedAt) })]),
    ]
    const counts = Object.entries(sums.byState) as [ItemState, number][]
    const underWay = counts.reduce((sum, [state, n]) => sum + (ENDED.has(state) ? 0 : n), 0)
    const all = counts.reduce((sum, [, n]) => sum + n, 0)
    const totals: [string, string][] = [
      [page.clips, this.#numbers.format(all)],
      ...ENDS.filter((state) => state === 'ready' || (sums.byState[state] ?? 0) > 0).map(
        (state): [string, string] => [clips.states[state], this.#numbers.format(sums.byState[state] ?? 0)],
      ),
      ...(underWay > 0 ? [[page.underWayClips, this.#numbers.format(underWay)] as [string, string]] : []),
      [page.size, this.#size(sums.sizeBytes)],
      [page.video, lengthOf(sums.videoSeconds)],
      [page.sent, this.#size(sums.bytesSent)],
    ]
    const heads = [page.clip, page.outcome, page.file, page.transfer, page.times, page.identifiers]
    const open = underWay > 0 ? [fill(page.underWay, { time: this.#dates.format(madeAt) })] : []
    return [
      markup`<!doctype html>`,
      markup`<html lang="${this.#language}"><head><meta charset="utf-8">`,
      markup`<meta name="viewport" content="width=device-width">`,
      markup`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
      markup`<title>${fill(receipt.of, { name: head.name })}</title>`,
      markup`<style>${STYLE}</style></head>`,
      markup`<body><header><p class="kind">${receipt.title}</p><h1><bdi>${head.name}</bdi></h1>`,
      markup`<p class="about">${about.join(' · ')}</p>`,
      ...open.map((text) => markup`<p class="open">${text}</p>`),
      markup`</header>`,
      markup`<dl class="totals">${totals.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`,
      markup`<table><thead><tr>${heads.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>`,
      markup`<tbody>`,
    ]
      .map(({ text }) => `${text}\n`)
      .join('')
  }

  clip(item: ReceiptItem): string {
    const { page } = this.#words.receipt
    const { media, state } = item
    const takenOut =
      item.removedAt === null ? [] : [fill(page.takenOut, { time: this.#dates.format(item.removedAt) })]
    const picture = media === null ? [] : [lengthOf(media.durationSeconds), `${media.width}×${media.height}`]
    const cells = [
      markup`<td class="name"><strong><bdi>${basename(item.path)}</bdi></strong>${folders([dirname(item.path), ...takenOut])}</td>`,
      markup`<td><span class="state ${state}">${this.#words.clips.states[state]}</span>${this.#reasons(item).map((text) => markup`<p class="reason">${text}</p>`)}</td>`,
      markup`<td class="figures">${lines([...picture, this.#size(item.size)])}<small>${this.#numbers.format(item.size)} B</small></td>`,
      markup`<td class="figures">${this.#transfer(item)}</td>`,
      markup`<td class="figures times">${this.#timesOf(item)}</td>`,
      markup`<td class="ids">${this.#ids(item)}</td>`,
    ]
    return markup`<tr>${cells}</tr>\n`.text
  }

  closing(madeAt: number): string {
    const { page } = this.#words.receipt
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    return [
      markup`</tbody></table>`,
      markup`<footer><p>${page.hashed}</p>`,
      markup`<p>${fill(page.made, { time: this.#dates.format(madeAt), zone })}</p></footer>`,
      markup`</body></html>`,
    ]
      .map(({ text }) => `${text}\n`)
      .join('')
  }

  get #words() {
    return RESOURCES[this.#language].translation
  }

  #transfer(item: ReceiptItem): Markup {
    const { page } = this.#words.receipt
    const attempts = attemptsOf(item)
    if (attempts === 0 && item.wireBytes === 0) return markup`<small>${page.notSent}</small>`
    const way = item.way === null ? [] : [page.ways[item.way]]
    const tries = fill(page.attempts, { count: this.#numbers.format(attempts) })
    return markup`${lines([this.#size(item.wireBytes), ...way])}<small>${tries}</small>`
  }

  #timesOf(item: ReceiptItem): Markup {
    const { page } = this.#words.receipt
    const { takenInAt, uploadBeganAt, uploadEndedAt, readyAt } = timesOf(item)
    const at = (name: string, time: number | null, until: number | null = null): Markup[] => {
      if (time === null) return []
      const end = until === null ? '' : ` – ${this.#after(time, until)}`
      return [markup`<div><small>${name}</small> ${this.#dates.format(time)}${end}</div>`]
    }
    return markup`${[
      ...at(page.took, takenInAt),
      ...at(page.upload, uploadBeganAt, uploadEndedAt),
      ...at(page.ready, readyAt),
    ]}`
  }

  /** The end of a span: the time alone where it is of the same day. */
  #after(began: number, ended: number): string {
    const isSameDay = new Date(began).toDateString() === new Date(ended).toDateString()
    return (isSameDay ? this.#times : this.#dates).format(ended)
  }

  #ids(item: ReceiptItem): Markup {
    const { page } = this.#words.receipt
    const ids: [string, string | null][] = [
      [page.hash, item.contentHash],
      [page.indexed, item.indexedAssetId],
      [page.asset, item.assetId],
      [page.task, item.taskId],
      [page.clipIndex, item.indexId],
    ]
    const known = ids.filter((pair): pair is [string, string] => pair[1] !== null)
    return markup`${known.map(([name, id]) => markup`<div><span>${name}</span> <code>${id}</code></div>`)}`
  }

  #reasons({ failure, problems, state }: ReceiptItem): string[] {
    const { failures, phrases } = this.#words
    const locale = LOCALES[this.#language]
    const against = ({ said, message }: Problem): string =>
      said === undefined ? message : speak(phrases, locale, said)
    const failed =
      failure === null || state === 'ready' ? [] : [failureIn(failures, phrases, locale, failure)]
    return [...failed, ...problems.map(against)]
  }

  #size(bytes: number): string {
    const unit = UNITS.findLast(({ least }) => bytes >= least)
    return unit === undefined
      ? `${this.#sizes.format(bytes)} B`
      : `${this.#sizes.format(bytes / unit.least)} ${unit.name}`
  }
}

const lines = (texts: readonly string[]): Markup[] => texts.map((text) => markup`<div>${text}</div>`)
const folders = (texts: readonly string[]): Markup[] =>
  texts.map((text) => markup`<div class="folder"><bdi>${text}</bdi></div>`)

/** Decimal, as the platform's limits are. */
const UNITS = ['kB', 'MB', 'GB', 'TB', 'PB'].map((name, at) => ({ name, least: 1000 ** (at + 1) }))

/** `7.2 s`, `12:30`, `1:02:09`. */
function lengthOf(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds * 10) / 10} s`
  const whole = Math.round(seconds)
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (value: number): string => String(value).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
