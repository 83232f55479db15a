import { ExpectedError, failure } from '../../../shared/errors.ts'
import type { BatchId } from '../../../shared/batches.ts'
import type { ItemId } from '../../../shared/item.ts'
import type { ReceiptFormat } from '../../../shared/receipts.ts'
import type { Language } from '../../../shared/words/languages.ts'
import { CSV_MARK, csvLine } from '../csv.ts'
import { localDay } from '../local-day.ts'
import { escaped } from '../escaped.ts'
import type { ReceiptItem, ReceiptSums } from '../store/receipts.ts'
import type { Store } from '../store/store.ts'
import type { TextPart } from '../write-whole.ts'
import { COLUMNS, fieldsOf, iso, totalFields } from './facts.ts'
import { ReceiptPage } from './page.ts'
import type { ReceiptHead } from './page.ts'

/** Clips that are read at once: few enough to be done within some milliseconds. */
const SLICE = 200

/** What a receipt is of: its head, and the ids of its clips in their order. */
interface Subject {
  head: ReceiptHead
  ids: readonly ItemId[]
}

/** Receipts of batches, read in slices: of a hundred thousand clips only the ids are held. */
export class Receipts {
  readonly #store: Store
  readonly #now: () => number

  constructor(store: Store, now: () => number) {
    this.#store = store
    this.#now = now
  }

  /** A name for the file, without its ending: what the batch is called, and the day on which it began. */
  nameOf(id: BatchId): string {
    const { label, createdAt } = this.#batch(id)
    return fileNameOf(`Reeldrop ${label} ${localDay(createdAt)}`)
  }

  ofBatch(id: BatchId, format: ReceiptFormat, language: Language): AsyncIterable<TextPart> {
    const { label, indexId, indexName, createdAt, endedAt } = this.#batch(id)
    const head = {
      name: label || indexName,
      index: { id: indexId, name: indexName },
      takenInAt: createdAt,
      endedAt,
      madeAt: this.#now(),
    }
    return this.#textOf({ head, ids: this.#store.receipts.idsOf(id) }, format, language)
  }

  /** Of clips that need not be of one batch, in English. @param name what all of them are called */
  ofClips(ids: readonly ItemId[], name: string, format: ReceiptFormat): AsyncIterable<TextPart> {
    const head = { name, index: null, takenInAt: null, endedAt: null, madeAt: this.#now() }
    return this.#textOf({ head, ids }, format, 'en')
  }

  async *#textOf({ head, ids }: Subject, format: ReceiptFormat, language: Language): AsyncIterable<TextPart> {
    const sums = await this.#sums(ids)
    const { before, clip, after } = writers[format](head, sums, language)
    yield { text: before, rows: 0, total: ids.length }
    let count = 0
    for (const slice of slicesOf(ids)) {
      const items = this.#store.receipts.clips(slice)
      const text = items.map((item, at) => clip(item, count + at)).join('')
      count += items.length
      yield { text, rows: items.length, total: ids.length }
      await breathe()
    }
    yield { text: after, rows: 0, total: ids.length }
  }

  async #sums(ids: readonly ItemId[]): Promise<ReceiptSums> {
    const all: ReceiptSums = { byState: {}, sizeBytes: 0, videoSeconds: 0, bytesSent: 0 }
    for (const slice of slicesOf(ids)) {
      const some = this.#store.receipts.sums(slice)
      for (const state of Object.keys(some.byState) as (keyof typeof some.byState)[])
        all.byState[state] = (all.byState[state] ?? 0) + (some.byState[state] ?? 0)
      all.sizeBytes += some.sizeBytes
      all.videoSeconds += some.videoSeconds
      all.bytesSent += some.bytesSent
      await breathe()
    }
    return all
  }

  /** @throws ExpectedError `batch_gone` */
  #batch(id: BatchId) {
    const batch = this.#store.batches.get(id)
    if (batch === null) throw new ExpectedError(failure('batch_gone'))
    return batch
  }
}

interface Writer {
  before: string
  /** @param at how many clips stand before it */
  clip: (item: ReceiptItem, at: number) => string
  after: string
}

const writers: Record<ReceiptFormat, (head: ReceiptHead, sums: ReceiptSums, language: Language) => Writer> = {
  csv: (_head, sums) => {
    const line = (fields: Partial<Record<string, string | number | null>>): string =>
      csvLine(COLUMNS.map((name) => String(fields[name] ?? '')))
    return {
      before: CSV_MARK + csvLine(COLUMNS),
      clip: (item) => line({ record: 'clip', ...fieldsOf(item) }),
      after: line({ record: 'total', ...totalFields(sums) }),
    }
  },
  json: (head, sums) => ({
    before: `{\n"receipt": ${jsonOf(headFields(head))},\n"totals": ${jsonOf(sumFields(sums))},\n"clips": [`,
    clip: (item, at) => `${at === 0 ? '' : ','}\n${jsonOf(fieldsOf(item))}`,
    after: '\n]}\n',
  }),
  html: (head, sums, language) => {
    const page = new ReceiptPage(language)
    return {
      before: page.opening(head, sums),
      clip: (item) => page.clip(item),
      after: page.closing(head.madeAt),
    }
  },
}

/** What changes how text is shown is written by its number, which JSON reads as the very same text. */
const jsonOf = (value: unknown): string => escaped(JSON.stringify(value))

const headFields = ({ name, index, takenInAt, endedAt, madeAt }: ReceiptHead) => ({
  name,
  index_id: index?.id ?? null,
  index_name: index?.name ?? null,
  taken_in_at: iso(takenInAt),
  ended_at: iso(endedAt),
  made_at: iso(madeAt),
})
const sumFields = ({ byState, sizeBytes, videoSeconds, bytesSent }: ReceiptSums) => ({
  clips: Object.values(byState).reduce((sum, clips) => sum + clips, 0),
  by_state: byState,
  size_bytes: sizeBytes,
  duration_seconds: videoSeconds,
  bytes_sent: bytesSent,
})

const MOST_NAME = 120
/** What no system takes in a name, and what does not show. */
const NO_NAME = /[/\\:*?"<>|\p{C}\p{Zl}\p{Zp}]+/gu

/** A name that every system takes. */
export function fileNameOf(text: string): string {
  return text.replaceAll(NO_NAME, ' ').replaceAll(/\s+/g, ' ').trim().slice(0, MOST_NAME)
}

function* slicesOf(ids: readonly ItemId[]): Iterable<readonly ItemId[]> {
  for (let at = 0; at < ids.length; at += SLICE) yield ids.slice(at, at + SLICE)
}

/** Lets everything else have its turn. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
