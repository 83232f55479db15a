/**
 * Every command, answer and event between the window, main and the engine, with its schema.
 * Three files make up the bridge: this one (which holds the documentation), `preload/index.ts` (passes on, no
 * logic) and `main/bridge.ts` (checks each message on arrival and hands it to main or to the engine).
 */
import { z } from 'zod'
import { Failure } from './errors.ts'
import { IndexInfo } from './index-info.ts'
import { IntakeReport } from './intake-report.ts'
import { ItemDetails, ItemId } from './item.ts'
import { Settings } from './settings.ts'
import { ThumbKind } from './thumb-kind.ts'
import { ConcreteWay, UploadWay } from './upload-way.ts'
import { View, ViewFilter, ViewQuery } from './view.ts'
import { Batch } from './batches.ts'
import { CauseGroup, CausePage } from './attention.ts'
import { Cause } from './cause.ts'
import { PlanUsage } from './plan-usage.ts'
import { EngineDiagnostics } from './diagnostics.ts'
import { Checkup, CheckupProgress, FindingKind } from './checkup.ts'
import { HistoryDetails, HistoryPage, HistoryQuery, historyAsks } from './history.ts'
import { receiptAnswers, receiptAsks } from './receipts.ts'
import * as onPlatform from './on-platform.ts'
import { Licence } from './licences.ts'
import { Page } from './pages.ts'
import { SETTING_NAMES } from './preset.ts'
import { Preferences } from './preferences.ts'
import { UpdateState } from './updates.ts'
import { Whereabouts } from './whereabouts.ts'
import { LANGUAGES } from './words/languages.ts'
import { Selection, Survey, UndoId, Undoable, selecting } from './selection.ts'
import { WatchFolder, WatchId, WatchPreview, WatchSettings } from './watching.ts'

const Nothing = z.object({})
const Changed = z.object({ changed: z.number().int() })
/** Files and folders that are dropped or named at once. */
const MOST_PATHS = 100_000

const command = <A extends z.ZodType, R extends z.ZodType>(args: A, answer: R) => ({ args, answer })

/** User and password for a proxy; a SOCKS server takes at most 255 bytes of each (RFC 1929). */
export const ProxyLogin = z.object({
  user: z.string().min(1).max(255),
  password: z.string().min(1).max(255),
})
export type ProxyLogin = z.infer<typeof ProxyLogin>

/** Answered by the engine; the window may call all of them but those of `ENGINE_PRIVATE`. */
export const ENGINE_COMMANDS = {
  /** Hands over the key and where the platform is. An empty key clears it. */
  connect: command(z.object({ apiKey: z.string().max(512), baseUrl: z.url() }), Nothing),
  /** Asks the platform whether a key is good, without using it for anything else. */
  checkKey: command(
    z.object({ apiKey: z.string().min(1).max(512), baseUrl: z.url() }),
    z.object({ ok: z.boolean(), failure: Failure.nullable() }),
  ),
  /** Uses a login for a proxy (`host:port`) from now on, tries it, and ends the hold when the proxy takes it. */
  proxyLogin: command(
    z.object({ proxy: z.string().min(1), login: ProxyLogin }),
    z.object({ ok: z.boolean(), failure: Failure.nullable() }),
  ),
  /** All indexes of the account, newest first. */
  listIndexes: command(Nothing, z.object({ indexes: z.array(IndexInfo) })),
  /** Creates an index with Marengo 3.0, the only model that new indexes can have. */
  createIndex: command(
    z.object({
      name: z.string().trim().min(1).max(255),
      options: z.array(z.enum(['visual', 'audio'])).min(1),
      thumbnails: z.boolean(),
    }),
    IndexInfo,
  ),
  renameIndex: command(onPlatform.asks.renameIndex, IndexInfo),
  /** What a person has to know before an index is deleted. */
  indexUse: command(onPlatform.asks.index, onPlatform.answers.use),
  /** Deletes an index with all videos in it; clips that were to go there end as failed, `index_missing`. */
  deleteIndex: command(onPlatform.asks.deleteIndex, onPlatform.answers.parked),
  /** A page of the platform's own lists. */
  listOnPlatform: command(onPlatform.PlatformQuery, onPlatform.PlatformPage),
  readOnPlatform: command(onPlatform.PlatformRef, onPlatform.PlatformDetails),
  /** Deletes for good; of a ready task the video goes first. */
  deleteOnPlatform: command(onPlatform.asks.remove, onPlatform.answers.deleted),
  setPlatformMetadata: command(onPlatform.asks.setMetadata, onPlatform.PlatformDetails),
  /** Has the platform fetch clips from public addresses, one a line; `fetches` events follow while they change. */
  fetchUrls: command(onPlatform.asks.fetch, onPlatform.answers.fetch),
  listFetches: command(Nothing, onPlatform.answers.fetches),
  retryFetches: command(onPlatform.asks.fetchIds, Changed),
  /** Takes lines out of that list; nothing on the platform changes. */
  forgetFetches: command(onPlatform.asks.fetchIds, Changed),
  /** Where the stream of a video is. */
  streamOf: command(onPlatform.asks.video, onPlatform.StreamSources),
  /** Everything that was ever handled here and has ended, also what was taken out of the list. */
  listHistory: command(HistoryQuery, HistoryPage),
  historyDetails: command(historyAsks.one, HistoryDetails.nullable()),
  /** Forgets for good what was taken out of the list. */
  forgetHistory: command(historyAsks.some, Changed),
  /** Has the files of clips sent again, each to the index that it went to. */
  sendAgain: command(historyAsks.again, IntakeReport),
  /** Writes all that a filter leaves to a file; `exporting` events tell how far it came. */
  exportRows: command(onPlatform.asks.export, onPlatform.answers.exported),
  stopExport: command(Nothing, Nothing),
  /** The latest batches of which there can be a receipt, newest first. */
  listReceipts: command(receiptAsks.list, receiptAnswers.list),
  /** What the file of a receipt is called when nobody says otherwise, without its ending. */
  receiptName: command(receiptAsks.one, receiptAnswers.name),
  /** Writes the receipt of a batch to a file; `exporting` events tell how far it came, `stopExport` ends it. */
  writeReceipt: command(receiptAsks.write, onPlatform.answers.exported),
  /** Takes files and folders in; answers when all are known, probing goes on after. */
  addPaths: command(
    z.object({
      paths: z.array(z.string().min(1)).min(1).max(MOST_PATHS),
      indexId: z.string(),
      way: UploadWay.optional(),
      /** Whether they wait for review: as the settings say when left out. */
      review: z.enum(['skip', 'force']).optional(),
    }),
    IntakeReport,
  ),
  /** Ends what `addPaths` is at; what it found until then stays in the list. */
  stopIntake: command(Nothing, Nothing),
  /** Lets what waits for review be sent, or takes it out of the list again. */
  endReview: command(z.object({ start: z.boolean() }), Undoable),
  /** Takes files that are still settling as they are. */
  takeNow: command(Selection, Changed),
  /** All watch folders; `watches` events follow while they change. */
  listWatches: command(Nothing, z.object({ watches: z.array(WatchFolder) })),
  /** Fails with `watch_inside_another` or `folder_unreadable`. */
  addWatch: command(WatchSettings, WatchFolder),
  changeWatch: command(z.object({ id: WatchId, settings: WatchSettings }), WatchFolder),
  pauseWatch: command(z.object({ id: WatchId, paused: z.boolean() }), WatchFolder),
  /** Its clips stay in the list and on the platform. */
  removeWatch: command(z.object({ id: WatchId }), Nothing),
  /** Looks through a watch folder now. */
  scanWatch: command(z.object({ id: WatchId }), Nothing),
  /** What settings would match, for the preview while they are edited; reads the folder, changes nothing. */
  previewWatch: command(WatchSettings, WatchPreview),
  /**
   * Holds every clip of a folder against the list and against an index; changes nothing. `checkup` events tell how far
   * it came. One at a time: another one ends it with `checkup_stopped`.
   */
  checkUp: command(z.object({ folder: z.string().min(1).max(4096), indexId: z.string().min(1) }), Checkup),
  stopCheckUp: command(Nothing, Nothing),
  /** Mends what the last comparison found: all findings of some kinds but those of the given numbers. */
  mend: command(
    z.object({ kinds: z.array(FindingKind).min(1), except: z.array(z.number().int()).max(100_000) }),
    z.object({ mended: z.array(ItemId), problems: z.array(Failure) }),
  ),
  /** All findings of the last comparison as CSV. */
  checkUpCsv: command(Nothing, z.object({ csv: z.string() })),
  /** Sets what the window looks at, and answers with it; `view` events follow while it changes. */
  openView: command(ViewQuery, View),
  /** Has all in memory that a search looks through, since somebody is about to type: the first answer comes sooner. */
  readySearch: command(Nothing, Nothing),
  /** The latest batches with their totals, newest first. */
  listBatches: command(
    z.object({ limit: z.number().int().min(1).max(1000) }),
    z.object({ batches: z.array(Batch) }),
  ),
  details: command(z.object({ id: ItemId }), ItemDetails.nullable()),
  /** Path of a JPEG of the clip, in `THUMBS_FOLDER`; null when there is none. Waits until it is drawn. */
  thumbnail: command(z.object({ id: ItemId, kind: ThumbKind }), z.object({ path: z.string().nullable() })),
  /** What a selection consists of. */
  survey: command(Selection, Survey),
  /** The clips between two lines of a list, both included, at most 100,000. */
  idsBetween: command(
    ViewQuery.extend({ from: z.number().int().min(0), to: z.number().int().min(0) }),
    z.object({ ids: z.array(ItemId) }),
  ),
  cancel: command(Selection, Undoable),
  retry: command(Selection, Changed),
  /** Every failed item whose cause a retry can help. */
  retryAllFailed: command(Nothing, Changed),
  /** Sends refused items in spite of their problems. */
  uploadAnyway: command(Selection, Changed),
  /** Takes ended items (ready, refused, failed, cancelled) out of the list. */
  remove: command(Selection, Undoable),
  removeDone: command(z.object({ filter: ViewFilter }), Undoable),
  /** Takes a removal or a cancellation back, as far as it still can be; for a minute, over restarts too. */
  undo: command(z.object({ id: UndoId }), Changed),
  /**
   * Pauses the whole queue or lets it go on: uploads stop at once, and nothing that was sent is sent again.
   * @param until epoch ms at which it goes on by itself, after a restart too
   */
  setPaused: command(z.object({ paused: z.boolean(), until: z.number().nullable().default(null) }), Nothing),
  setItemsPaused: command(selecting({ paused: z.boolean() }), Changed),
  /** How many clips of an index were refused with the same code. */
  countAlike: command(
    z.object({ indexId: z.string(), code: z.string() }),
    z.object({ clips: z.number().int() }),
  ),
  /** Sends all of those in spite of it, or takes them out of the list. */
  settleAlike: command(
    z.object({ indexId: z.string(), code: z.string(), what: z.enum(['upload', 'remove']) }),
    Undoable,
  ),
  /** Makes clips go to another index, where they are judged at once; those that were begun stay. */
  moveToIndex: command(selecting({ indexId: z.string() }), Changed),
  /** Where a refused clip would pass: indexes of the account as they were last seen, and whether a new one would take it. */
  wouldPass: command(
    z.object({ id: ItemId }),
    z.object({ indexes: z.array(z.object({ id: z.string(), name: z.string() })), newIndex: z.boolean() }),
  ),
  /** How many clips of an index could go to another one: refused, waiting or not examined yet, and not of a watch folder. */
  movable: command(z.object({ indexId: z.string() }), z.object({ clips: z.number().int() })),
  /** Makes all of those go to another index. */
  moveAll: command(z.object({ from: z.string(), to: z.string() }), Changed),
  /** What was refused or failed, by cause, most clips first. */
  attention: command(Nothing, z.object({ groups: z.array(CauseGroup) })),
  /** Clips of one cause from an offset on. */
  causeClips: command(
    z.object({ cause: Cause, offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }),
    CausePage,
  ),
  /** Does something to all clips of a cause that it can be done to. */
  settleCause: command(z.object({ cause: Cause, what: z.enum(['retry', 'upload', 'remove']) }), Changed),
  /** Makes all clips of a cause go to another index. */
  moveCause: command(z.object({ cause: Cause, to: z.string() }), Changed),
  /** What left over the last ten minutes, in steps, oldest first. */
  throughput: command(
    Nothing,
    z.object({ stepSeconds: z.number(), bytesPerSecond: z.array(z.number().nonnegative()) }),
  ),
  /** What was used of the plan lately, as far as this machine knows. */
  planUsage: command(Nothing, PlanUsage),
  /** Sends these before everything else that waits, in the order given. */
  moveToTop: command(Selection, Changed),
  /** Sends these right before another item, or last when it is null. */
  moveBefore: command(selecting({ before: ItemId.nullable() }), Changed),
  /** Tries everything again at once: the machine woke up, or the network came back. */
  recheck: command(Nothing, Nothing),
  /** Ends a hold (refused key, usage limit) by hand. */
  resume: command(Nothing, Nothing),
  /** Counts what the database holds and checks it, which takes seconds where it holds a million clips. */
  diagnose: command(Nothing, EngineDiagnostics),
  getSettings: command(Nothing, Settings),
  setSettings: command(Settings.partial(), Settings),
} as const
export type EngineCommand = keyof typeof ENGINE_COMMANDS

/**
 * Commands that main alone may send: those that carry the key or a password, those that write a file, the one
 * whose answer is a file that main hands out itself, as `reeldrop-thumb://<id>/<kind>` (`main/thumb-scheme.ts`), and the
 * one that has the engine check its whole database.
 */
export const ENGINE_PRIVATE: ReadonlySet<EngineCommand> = new Set([
  'connect',
  'checkKey',
  'proxyLogin',
  'thumbnail',
  'exportRows',
  'writeReceipt',
  'streamOf',
  'diagnose',
])

/** In the engine's data folder: the pictures of clips, which can all be drawn again. */
export const THUMBS_FOLDER = 'thumbs'

export const KeyStatus = z.object({
  /** practice: the built-in server; keychain: kept; session: kept for this run only. */
  kind: z.enum(['none', 'practice', 'keychain', 'session']),
  /** The last four characters, to tell keys apart; null without a key. */
  hint: z.string().max(4).nullable(),
  /** Why the keychain cannot be used; null when it can. */
  keychainProblem: Failure.nullable(),
})
export type KeyStatus = z.infer<typeof KeyStatus>

export const Versions = z.object({
  app: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
})

/** What a person chose about the app, and the language that comes of it. */
export const Chosen = z.object({
  preferences: Preferences,
  language: z.enum(LANGUAGES),
  /** Settings that the facility has fixed. */
  locked: z.array(SETTING_NAMES),
})
export type Chosen = z.infer<typeof Chosen>

/** Answered by main itself. */
export const MAIN_COMMANDS = {
  /** The page is drawn: a window that waits for that is shown. */
  drawn: command(Nothing, Nothing),
  keyStatus: command(Nothing, KeyStatus),
  /** Checks the key with the platform and keeps it: in the keychain, or for this run only. */
  setKey: command(
    z.object({ key: z.string().trim().min(1).max(512), keep: z.enum(['keychain', 'session']) }),
    z.object({ ok: z.boolean(), failure: Failure.nullable(), status: KeyStatus }),
  ),
  removeKey: command(Nothing, KeyStatus),
  /**
   * Hands the login for the proxy that asked last to the engine; one that the proxy takes is kept in the keychain, or
   * for this run where there is none.
   */
  setProxyLogin: command(ProxyLogin, z.object({ ok: z.boolean(), failure: Failure.nullable() })),
  /** Starts the practice server and points the engine at it, with the sample clips queued when asked. */
  startPractice: command(z.object({ withSamples: z.boolean() }), KeyStatus),
  /** Leaves practice and goes back to the real platform. */
  leavePractice: command(Nothing, KeyStatus),
  /** The system's dialog for folders or files; the chosen paths, empty when cancelled. */
  choosePaths: command(
    z.object({ kind: z.enum(['folder', 'files']) }),
    z.object({ paths: z.array(z.string()) }),
  ),
  /** Asks where, and writes all findings of the last comparison there as CSV; false when the person changed their mind. */
  saveCheckUp: command(Nothing, z.object({ saved: z.boolean() })),
  /** Asks where, and has the engine write there all that a filter leaves. */
  saveRows: command(onPlatform.asks.save, onPlatform.answers.saved),
  /** Asks where, and has the engine write the receipt of a batch there. */
  saveReceipt: command(receiptAsks.save, onPlatform.answers.saved),
  /** Shows the item's file in the system's file manager. */
  reveal: command(z.object({ id: ItemId }), Nothing),
  /**
   * Asks where, writes a diagnostics file there and shows it in the file manager; false when the person changed their mind.
   * @param withNames whether names of clips and folders stay in the logs
   */
  saveDiagnostics: command(z.object({ withNames: z.boolean() }), z.object({ saved: z.boolean() })),
  /** How the stream of a video stands. */
  lookAtStream: command(onPlatform.asks.video, onPlatform.answers.stream),
  /** Opens an index on the platform, or one of its videos, in the system's browser. */
  openOnPlatform: command(onPlatform.asks.open, Nothing),
  /** Opens one of the pages that the app links to in the system's browser. */
  openPage: command(z.object({ page: z.enum(['keys', 'pricing', 'docs']) }), Nothing),
  versions: command(Nothing, Versions),
  /** Starts the engine again that does not work; see the event `trouble`. */
  restartEngine: command(Nothing, Nothing),
  /**
   * Files and folders named on the command line or by "Open with", and the page that a link asked for; handed out once.
   * @param atStart the page has just come: it is given again what one before it had neither taken in nor dismissed
   */
  takeOpened: command(
    z.object({ atStart: z.boolean() }),
    z.object({ paths: z.array(z.string()), page: Page.nullable() }),
  ),
  /** Asked by preload for `dropped`: main keeps the paths until they are added or dismissed. */
  keepDropped: command(
    z.object({ paths: z.array(z.string()).max(MOST_PATHS) }),
    z.object({ paths: z.array(z.string()) }),
  ),
  /** The person does not want what was opened or dropped after all. */
  dismissOpened: command(Nothing, Nothing),
  /** Tells where the person is in the window, each time that changes. */
  keepWhereabouts: command(Whereabouts, Nothing),
  /** Where the page before was when it crashed; null for a page that begins as at a start. */
  takeWhereabouts: command(Nothing, z.object({ whereabouts: Whereabouts.nullable() })),
  preferences: command(Nothing, Chosen),
  setPreferences: command(Preferences.partial(), Chosen),
  updateState: command(Nothing, UpdateState),
  checkForUpdate: command(Nothing, UpdateState),
  /** Downloads the version that is available; `update` events tell how far it is. */
  downloadUpdate: command(Nothing, UpdateState),
  /** `now` restarts the app even while uploads run; `never` takes `whenDone` back. */
  installUpdate: command(z.object({ when: z.enum(['now', 'whenDone', 'never']) }), UpdateState),
  /** The licences of everything that is passed on with the app. */
  licences: command(Nothing, z.object({ licences: z.array(Licence) })),
  /** Shows Chromium's own list of licences in the file manager; false where it does not lie beside the program. */
  showChromiumLicences: command(Nothing, z.object({ shown: z.boolean() })),
} as const
export type MainCommand = keyof typeof MAIN_COMMANDS

export type Args<C extends EngineCommand> = z.input<(typeof ENGINE_COMMANDS)[C]['args']>
/** Arguments after their schema has checked them. */
export type CheckedArgs<C extends EngineCommand> = z.output<(typeof ENGINE_COMMANDS)[C]['args']>
export type Answer<C extends EngineCommand> = z.output<(typeof ENGINE_COMMANDS)[C]['answer']>
export type MainArgs<C extends MainCommand> = z.input<(typeof MAIN_COMMANDS)[C]['args']>
export type MainAnswer<C extends MainCommand> = z.output<(typeof MAIN_COMMANDS)[C]['answer']>

/** What the window is told without asking. At most ten `view` events a second. */
export const EVENTS = {
  view: View,
  /** All watch folders, when something about one changed; at most twice a second. */
  watches: z.object({ watches: z.array(WatchFolder) }),
  /** Clips that the platform fetches from addresses, when something about one changed; at most twice a second. */
  fetches: onPlatform.answers.fetches,
  /** How far an export came; at most ten times a second. */
  exporting: onPlatform.ExportProgress,
  /** How far a comparison came; at most ten times a second. */
  checkup: CheckupProgress,
  /** A plain message for the person: a damaged database set aside, the engine restarted. */
  notice: z.object({ level: z.enum(['info', 'warning', 'error']), failure: Failure }),
  /** The engine came up (again); open views have to be opened anew. */
  engineReady: Nothing,
  /** Why there is no engine that works, until it is null again; told when it changes, and to each window that opens. */
  trouble: z.object({ failure: Failure.nullable() }),
  /** Whether bytes move, and whether the settings want the machine awake for that; told when either changes. */
  activity: z.object({ uploading: z.boolean(), keepAwake: z.boolean() }),
  /** Main gained or lost a key, or entered or left practice. */
  keyChanged: KeyStatus,
  /** Something was opened from outside the window: `takeOpened` hands it out. */
  opened: Nothing,
  /** A preference was changed. */
  preferences: Chosen,
  /** Something about updates of the app changed. */
  update: UpdateState,
  /** A menu entry was chosen that the window has to act on. */
  menu: z.object({
    action: z.enum(['addFolder', 'addFiles', 'find', 'togglePause', 'diagnostics']),
  }),
  /** A page is to be shown: a menu entry or a link asked for it. */
  goTo: z.object({ page: Page }),
} as const
export type EventName = keyof typeof EVENTS
export type EventPayload<E extends EventName> = z.output<(typeof EVENTS)[E]>

/** Those that the engine tells. */
export const ENGINE_EVENTS = [
  'view',
  'watches',
  'fetches',
  'exporting',
  'checkup',
  'notice',
  'engineReady',
  'activity',
] as const satisfies readonly EventName[]
export type EngineEvent = (typeof ENGINE_EVENTS)[number]

/** Over the channel between main and the engine. */
export const EngineOrder = z.object({ id: z.number().int(), command: z.string(), args: z.unknown() })
export type EngineOrder = z.infer<typeof EngineOrder>
/** What the engine asks main: the ways to an origin as a PAC script names them, the login kept for a proxy. */
export const ENGINE_QUESTIONS = {
  proxiesFor: z.string(),
  loginFor: ProxyLogin.nullable(),
} as const
export type EngineQuestion = keyof typeof ENGINE_QUESTIONS
export type MainTold<Q extends EngineQuestion> = z.output<(typeof ENGINE_QUESTIONS)[Q]>
export const ToEngine = z.union([
  EngineOrder,
  /** The answer to an `ask` of the same number. */
  z.object({ kind: z.literal('told'), id: z.number().int(), answer: z.unknown() }),
])
export type ToEngine = z.infer<typeof ToEngine>
export const FromEngine = z.union([
  z.object({ kind: z.literal('answer'), id: z.number().int(), answer: z.unknown() }),
  z.object({ kind: z.literal('refusal'), id: z.number().int(), failure: Failure }),
  z.object({
    kind: z.literal('event'),
    event: z.enum(ENGINE_EVENTS),
    payload: z.unknown(),
  }),
  z.object({
    kind: z.literal('ask'),
    id: z.number().int(),
    question: z.enum(['proxiesFor', 'loginFor']),
    /** An origin, or a proxy's `host:port`. */
    about: z.string(),
  }),
  z.object({
    kind: z.literal('log'),
    level: z.enum(['debug', 'info', 'warn', 'error']),
    message: z.string(),
  }),
])
export type FromEngine = z.infer<typeof FromEngine>

/** Answer of every call over the bridge: a value or a failure of the catalogue. */
export type Reply<T> = { ok: true; value: T } | { ok: false; failure: Failure }

/** `window.reeldrop`, as preload exposes it. */
export interface Bridge {
  call<C extends EngineCommand>(command: C, args: Args<C>): Promise<Reply<Answer<C>>>
  call<C extends MainCommand>(command: C, args: MainArgs<C>): Promise<Reply<MainAnswer<C>>>
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void
  /** Where dropped files and folders really lie (Electron's `webUtils.getPathForFile`); main keeps that, see `keepDropped`. */
  dropped(files: readonly File[]): Promise<Reply<MainAnswer<'keepDropped'>>>
  readonly platform: 'linux' | 'darwin' | 'win32'
}

/** One line of `ingest --json`. */
export const IngestLine = z.object({
  path: z.string(),
  state: z.string(),
  problems: z.array(z.unknown()),
  assetId: z.string().nullable(),
  taskId: z.string().nullable(),
  indexedAssetId: z.string().nullable(),
  bytesSent: z.number(),
  seconds: z.number(),
  way: ConcreteWay.nullable(),
})
export type IngestLine = z.infer<typeof IngestLine>
