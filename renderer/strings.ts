/** Every sentence and word of the window, but those that come with problems and failures (`shared/errors.ts`). */
import type { ConcreteWay, ItemState, UploadWay, ViewFilter, ViewSort, HeldBackBy } from '../shared/domain.ts'
import type { Plan, PlanName } from '../shared/plans.ts'
import type { WatchState } from '../shared/watching.ts'
import { number } from './format.ts'
import { count as s } from './words/count.ts'

/** @param count figure of the plan; undefined or infinite where the plan tells none */
const allows = (count = Infinity, what: string): string =>
  count === Infinity
    ? `The platform allows your account so many ${what}.`
    : `Your plan allows ${number(count)} ${what}.`

const states: Record<ItemState, string> = {
  settling: 'Arriving',
  found: 'Checking',
  refused: 'Refused',
  waiting: 'Waiting',
  uploading: 'Uploading',
  processing: 'Processing',
  indexing: 'Indexing',
  ready: 'Ready',
  failed: 'Failed',
  cancelled: 'Cancelled',
}

const filters: Record<ViewFilter, string> = {
  all: 'All',
  attention: 'Needs attention',
  active: 'Active',
  waiting: 'Waiting',
  done: 'Done',
}

const sorts: Record<ViewSort, string> = {
  added: 'Date added',
  order: 'Order of sending',
  updated: 'Last change',
  name: 'Name',
  size: 'Size',
  state: 'State',
}

const ways: Record<UploadWay, { name: string; text: string }> = {
  auto: {
    name: 'Automatic',
    text: 'Small files go in one request, larger ones in parts that can be resumed after an interruption.',
  },
  multipart: {
    name: 'In parts',
    text: 'Every file goes in parts: after an interruption only the missing parts are sent.',
  },
  direct: {
    name: 'In one request',
    text: 'Fewest calls, but an interrupted file starts over, and files above 200 MB are refused.',
  },
  task: {
    name: 'Upload task',
    text: 'The older way, which uploads and indexes in one call. It cannot resume, and the platform plans to drop it.',
  },
}

const wayNames: Record<ConcreteWay, string> = {
  multipart: 'In parts',
  direct: 'In one request',
  task: 'Upload task',
}

/** What can hold a batch back, and what a person can do about it. */
const bounds: Record<HeldBackBy, { name: string; advice: (plan: Plan | null) => string }> = {
  line: {
    name: 'your line',
    advice: () => 'Nothing else is slower than your line. A faster one, or fewer others on it, would help.',
  },
  bandwidthLimit: {
    name: 'your bandwidth limit',
    advice: () => 'You set this limit. A higher one can be chosen at the bottom of the window.',
  },
  uploadHours: {
    name: 'your upload hours',
    advice: () => 'Nothing leaves outside the hours that you set. Widen them, or upload now.',
  },
  callsPerMinute: {
    name: 'calls per minute',
    advice: (plan) =>
      `${allows(plan?.upload.requestsPerMinute, 'calls a minute')} A higher tier allows more.`,
  },
  callsPerDay: {
    name: 'calls per day',
    advice: (plan) =>
      `${allows(plan?.upload.requestsPerDay, 'calls a day')} The rest follows by itself. A higher tier allows more.`,
  },
  videoPerHour: {
    name: 'minutes of video per hour',
    advice: (plan) =>
      `${allows(plan?.videoMinutesPerHour, 'minutes of video an hour')} The rest follows by itself. A higher tier allows more.`,
  },
  videoPerDay: {
    name: 'minutes of video per day',
    advice: (plan) =>
      `${allows(plan?.videoMinutesPerDay, 'minutes of video a day')} The rest follows by itself. A higher tier allows more.`,
  },
  indexingSlots: {
    name: 'clips indexed at once',
    advice: (plan) => `${allows(plan?.tasksAtOnce, 'clips indexed at once')} The rest follows by itself.`,
  },
  indexing: {
    name: 'indexing',
    advice: () => 'The platform takes longer to index than the rest takes to send. There is nothing to do.',
  },
  planMinutes: {
    name: 'the minutes of your plan',
    advice: (plan) =>
      `${allows(plan?.minutesEver, 'minutes of video in all')} Deleting gives none back. Upgrade the plan or take clips out of the list.`,
  },
}

const watchStates: Record<WatchState, string> = {
  watching: 'Watching',
  scanning: 'Looking through…',
  paused: 'Paused',
  away: 'Away',
  denied: 'No permission',
  faulty: 'Faulty',
}

export const strings = {
  watches: {
    title: 'Watch folders',
    compare: 'Compare…',
    lead: 'Everything that arrives in a watch folder is sent by itself, once it is complete: camera cards, exports, shares.',
    none: 'No folder is watched yet.',
    add: 'Watch a folder…',
    states: watchStates,
    lookingThrough: (files: string) => `Looking through, ${files} files so far`,
    goesTo: (index: string) => `to ${index}`,
    arriving: 'arriving',
    open: 'under way',
    ready: 'ready',
    attention: 'need attention',
    passedOver: (count: number) => `${s(count, 'other file')} passed over`,
    share: 'Network share',
    lastArrival: (time: string) => `Last clip ${time}`,
    noArrival: 'No clip has come yet',
    nextLook: (time: string) => `looked through again ${time}`,
    pause: 'Pause',
    resume: 'Resume',
    scan: 'Look through now',
    edit: 'Edit…',
    remove: 'Remove…',
    removeQuestion: 'Stop watching this folder? Its clips stay in the list and on the platform.',
    removeYes: 'Stop watching',
    cancel: 'Cancel',
    showClips: 'Show its clips',
  },
  watchForm: {
    addTitle: 'Watch a folder',
    editTitle: 'Edit watch folder',
    folder: 'Folder',
    choose: 'Choose…',
    folderNone: 'No folder chosen',
    index: 'Index',
    existing: 'Clips already there',
    existingAll: 'Send them too',
    existingNew: 'Leave them; only new ones',
    subfolders: 'Subfolders',
    subAll: 'All of them',
    subNone: 'None',
    subLevels: (levels: number) => (levels === 1 ? 'One level' : `${levels} levels`),
    include: 'Only these',
    includeHint: 'Everything',
    exclude: 'Not these',
    excludeHint: 'e.g. *_proxy.*, Proxies/**',
    patternText: 'Patterns, parted by commas. Without a slash they hold for names in any folder.',
    after: 'When a clip is done',
    afterLeave: 'Leave its file where it is',
    afterMove: 'Move its file',
    afterSidecar: 'Write a JSON file with its ids beside it',
    doneFolder: 'Ready clips to',
    refusedFolder: 'Refused clips to',
    stay: 'They stay',
    clear: 'Clear',
    more: 'More',
    metadata: 'Metadata',
    metadataText:
      'One pair a line, such as client = Acme. Values may name {folder}, {filename}, {date}, {card} and {watch}.',
    metadataHint: 'client = Acme\nshoot = {folder}',
    stream: 'Video stream',
    streamAs: 'As in the settings',
    streamYes: 'Ask for one',
    streamNo: 'None',
    share: 'Network share',
    shareAuto: 'Find out',
    shareYes: 'Yes: look through it every few seconds',
    shareNo: 'No: follow the events of the system',
    settle: 'Must be still for',
    settleAuto: 'as usual',
    settleText: 'As usual is 3 s, and 10 s on shares.',
    seconds: 's',
    endings: 'More file endings',
    endingsHint: 'e.g. .dat, .bin',
    badEnding: (ending: string) => `${ending} is no file ending. Write it with its dot, such as .dat.`,
    badPair: (line: string) => `“${line}” is no pair. Write name = value.`,
    way: 'Upload',
    preview: (clips: number, leftOut: number, others: number) =>
      `${s(clips, 'clip')}${leftOut > 0 ? `, ${number(leftOut)} left out` : ''}, ${s(others, 'other file')}`,
    previewing: 'Looking…',
    partial: 'and more: the folder is large',
    previewNone: 'Choose a folder to see what would be taken.',
    previewWrong: 'Mend what is wrong to see what would be taken.',
    taken: 'Taken',
    leftOut: 'Left out',
    save: 'Save',
    add: 'Watch this folder',
    saving: 'Saving…',
  },
  alike: {
    upload: (clips: number) => `Upload all ${number(clips)} like this anyway`,
    remove: (clips: number) => `Take all ${number(clips)} like this out of the list`,
  },
  wouldPass: {
    title: 'Where it would pass',
    newIndex: 'In a new index, which has Marengo 3.0 alone.',
    move: 'Move it there',
  },
  moveOffer: {
    question: (clips: number, from: string, to: string) =>
      `${s(clips, 'clip')} of ${from} ${clips === 1 ? 'was' : 'were'} not sent yet. Send ${clips === 1 ? 'it' : 'them'} to ${to} instead?`,
    yes: (clips: number) => (clips === 1 ? 'Move it' : 'Move them'),
  },
  gauge: {
    span: (value: string, min: string | null, max: string | null) =>
      `${value}; allowed ${min === null ? '' : `from ${min} `}${max === null ? 'on' : `to ${max}`}`,
    picture: (clip: string, least: number, most: string) =>
      `${clip} px; allowed from ${least}×${least} to ${most} px, either way up`,
    gap: {
      duration: {
        under: (time: string) => `${time} too short`,
        over: (time: string) => `${time} too long`,
      },
      size: {
        under: (size: string) => `${size} too small`,
        over: (size: string) => `${size} too large`,
      },
      shape: { under: () => 'Too narrow', over: () => 'Too wide or too tall' },
    },
    thisClip: (size: string) => `This clip, ${size}`,
    largest: (size: string) => `Largest, ${size}`,
    smallest: (size: string) => `Smallest, ${size}`,
  },
  review: {
    label: 'Review before start',
    examining: (count: number) => `Checking ${s(count, 'clip')}…`,
    title: 'Ready to start?',
    pass: (count: number) => `${s(count, 'clip passes', 'clips pass')}`,
    warned: (count: number) => `${number(count)} with warnings`,
    refused: (count: number) => `${number(count)} refused`,
    already: (count: number) => `${number(count)} already in the index`,
    amount: (size: string, video: string) => `${size}, ${video} of video`,
    takes: (time: string) => `about ${time} to send`,
    costs: (price: string) => `indexing costs about ${price}`,
    overPlan: (minutes: number) =>
      `${number(minutes)} min more than your plan has left, going by what was sent from here.`,
    start: 'Start',
    discard: 'Discard',
    showRefused: 'Show refused',
  },
  settling: {
    growing: 'Still growing',
    growingBy: (speed: string) => `Still growing, +${speed}`,
    still: 'Waiting for it to stay still',
    held: 'Held open by another program',
    incomplete: 'Its index or its end is not written yet',
    away: 'Its drive is away',
  },
  app: 'Reeldrop',
  states,
  filters,
  sorts,
  ways,
  wayNames,
  paused: 'Paused',
  close: 'Close',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  starting: 'Starting…',

  crash: {
    title: 'The window met an error of its own',
    text: 'The queue is not affected and goes on. Draw the window anew to see it again.',
    reload: 'Draw anew',
  },

  firstRun: {
    steps: ['Key', 'Index', 'Footage'],
    title: 'Get footage indexed on TwelveLabs',
    lead: 'Drop clips or whole cards. Reeldrop checks every file on this machine first, sends what the platform will take, follows it until it is searchable, and says why the rest was not sent.',
    or: 'or',
    practice: 'Try it without a key',
    practiceText:
      'Runs a stand-in for the platform on this machine, with three sample clips. Nothing leaves it.',
    practiceStarting: 'Starting practice…',
    indexTitle: 'Where should new clips go?',
    indexLead: 'An index is a searchable collection of videos. You can switch to another at any time.',
  },

  key: {
    label: 'API key',
    placeholder: 'Paste your TwelveLabs API key',
    where: 'Where do I find my key?',
    submit: 'Continue',
    replace: 'Use this key',
    checking: 'Checking…',
    keepKeychain: 'Kept in the system keychain, sent to TwelveLabs only, and never shown again.',
    keepLabel: 'Keep the key',
    inKeychain: 'In the keychain',
    thisRun: 'For this run only',
    sessionOnly: 'It will be forgotten when Reeldrop quits.',
    dialogTitle: 'Enter an API key',
    status: {
      none: 'No key is set. Nothing can be sent.',
      practice: 'Not used in practice.',
      keychain: 'Kept in the system keychain.',
      session: 'Kept for this run only; forgotten when Reeldrop quits.',
    },
    ending: (hint: string) => `Ends in ${hint}`,
    enter: 'Enter a key…',
    replaceButton: 'Replace…',
    remove: 'Remove…',
    removeQuestion: 'Remove the key? Uploads stop until another is entered.',
    removeYes: 'Remove key',
  },

  proxy: {
    dialogTitle: 'Sign in to the proxy',
    enter: 'Sign in to the proxy…',
    user: 'User name',
    password: 'Password',
    submit: 'Sign in',
    checking: 'Trying…',
    keepKeychain: 'Kept in the system keychain, and sent to this proxy only.',
    thisRun: 'Sent to this proxy only, and forgotten when Reeldrop quits.',
  },

  index: {
    label: 'Index',
    none: 'Choose an index',
    missing: 'Index not found',
    dialogTitle: 'Choose an index',
    loading: 'Asking the platform for your indexes…',
    retry: 'Try again',
    empty: 'There is no index in this account yet. Create the first one.',
    videos: (count: number) => s(count, 'video'),
    of: (footage: string) => `${footage} of footage`,
    expires: (date: string) => `expires ${date}`,
    closed: 'Takes no new videos: Pegasus 1.2 alone. Choose an index with Marengo 3.0, or create one.',
    limits: 'Limits',
    thumbnails: 'Thumbnails',
    chosen: 'In use',
    create: 'New index…',
    createTitle: 'New index',
    chooseExisting: 'Choose an existing index',
    name: 'Name',
    namePlaceholder: 'e.g. Autumn campaign rushes',
    searchBy: 'Search by',
    visual: 'What is seen',
    visualText: 'people, objects, actions, text on screen',
    audio: 'What is heard',
    audioText: 'speech, music, sounds',
    thumbnailsText: 'Keep a thumbnail for every video',
    final:
      'New indexes use Marengo 3.0, the only model the platform offers for them. The model and what it searches by cannot be changed later.',
    submit: 'Create index',
    creating: 'Creating…',
    needsOption: 'Choose at least one thing to search by.',
    pending: (count: number) => `${s(count, 'dropped path')} will be added to the index you choose.`,
  },

  header: {
    addFolder: 'Add folder',
    addFiles: 'Add files',
    pauseAll: 'Pause all',
    resume: 'Resume',
  },

  banner: {
    practice: 'Practice: nothing leaves this machine.',
    leavePractice: 'Leave practice',
    newKey: 'Enter a new key…',
    noKey: 'No API key is set, so nothing can be sent.',
    resume: 'Resume',
    tryNow: 'Try now',
    goesOn: (time: string) => `Goes on in ${time}.`,
  },

  toolbar: {
    label: 'Filter and order',
    filters: 'Show',
    search: 'Search by name',
    searchShort: 'Search',
    clearSearch: 'Clear search',
    sort: 'Sort by',
    descending: 'Descending; switch to ascending',
    ascending: 'Ascending; switch to descending',
    retryAll: 'Retry all that failed',
    retryAllTitle: 'Where trying again can help',
    clearDone: 'Clear list',
  },

  list: {
    label: 'Clips',
    columns: { state: 'State', clip: 'Clip', media: 'Media', progress: 'Progress', actions: 'Actions' },
    nothing: {
      all: 'No clip matches the search.',
      attention: 'Nothing needs your attention.',
      active: 'Nothing is moving right now.',
      waiting: 'Nothing is waiting.',
      done: 'Nothing is done yet.',
    } satisfies Record<ViewFilter, string>,
    noMatch: (search: string) => `No clip matches “${search}”.`,
    loading: 'Loading…',
    pages: 'Pages of the list',
    previous: 'Earlier part',
    next: 'Next part',
    range: (from: string, to: string, of: string) => `${from} to ${to} of ${of}`,
  },

  row: {
    progress: (name: string) => `Upload of ${name}`,
    of: (sent: string, total: string) => `${sent} of ${total}`,
    left: (time: string) => `${time} left`,
    sent: (size: string) => `${size} sent`,
    nextTry: (time: string, attempt: number) => `Try ${attempt + 1} in ${time}`,
    platform: (status: string) => `Platform: ${status}`,
    notSent: 'Nothing was sent',
    checking: 'Reading the file…',
    queued: 'In the queue',
    inReview: 'Waits for your review',
    inIndex: (name: string) => `In ${name}`,
    cancel: 'Cancel',
    retry: 'Retry',
    uploadAnyway: 'Upload anyway',
    takeNow: 'Take it now',
    reveal: 'Show in folder',
    pause: 'Pause',
    resume: 'Resume',
    remove: 'Remove from list',
    toTop: 'Send next',
    move: {
      first: 'Send next',
      earlier: 'Send earlier',
      later: 'Send later',
      last: 'Send last',
    },
    moved: {
      first: (name: string) => `${name} is sent next.`,
      earlier: (name: string) => `${name} is sent one earlier.`,
      later: (name: string) => `${name} is sent one later.`,
      last: (name: string) => `${name} is sent last.`,
    },
    menu: (name: string) => `Actions for ${name}`,
    more: 'More actions',
    showDetails: 'Show details',
    details: (name: string) => `Details of ${name}`,
    reasons: (name: string) => `Reasons for ${name}`,
  },

  details: {
    label: 'Details',
    media: 'Media',
    limits: (index: string) => `Limits of ${index}`,
    problems: 'Why it was not sent',
    inSpiteOf: 'Sent in spite of',
    warnings: 'Notes',
    failure: 'What went wrong',
    upload: 'Upload',
    ids: 'On the platform',
    history: 'History',
    measured: 'Measured',
    allowed: 'Allowed',
    setBy: 'Set by',
    size: 'Size',
    length: 'Length',
    picture: 'Picture',
    coded: (size: string, rotation: number) =>
      rotation === 0 ? `coded ${size}` : `coded ${size}, rotated ${rotation}°`,
    video: 'Video',
    audio: 'Audio',
    noAudio: 'none',
    container: 'Container',
    rate: 'Bit rate',
    fps: (value: number) => `${Number(value.toFixed(3))} fps`,
    mbit: (bitsPerSecond: number) =>
      bitsPerSecond >= 1e6
        ? `${(bitsPerSecond / 1e6).toFixed(1)} Mbit/s`
        : `${Math.round(bitsPerSecond / 1e3)} kbit/s`,
    index: 'Index',
    way: 'Way',
    sent: 'Sent',
    added: 'Added',
    hash: 'Hash',
    tries: 'Failed tries',
    nextTry: 'Next try',
    platformStatus: 'Status',
    asset: 'Asset',
    task: 'Task',
    indexedAsset: 'Indexed asset',
    path: 'File',
    copy: (what: string) => `Copy ${what}`,
    copied: 'Copied',
    began: 'Added',
    noMedia: 'Not examined yet.',
  },

  drop: {
    emptyTitle: 'Drop footage here',
    emptyText: 'Files, folders or a whole camera card, from anywhere in this window.',
    chosenIndex: (name: string) => `Clips go to ${name}. It takes:`,
    checked: 'Every clip is checked against these limits before a byte is sent.',
    noIndex: 'Choose an index first; it decides which clips can be taken.',
    overlay: (index: string) => `Drop to add to ${index}`,
    overlayNoIndex: 'Drop, then choose an index',
    overlayText: 'Folders are searched for video; everything else is passed over.',
    takingIn: (count: number) => `Looking through ${s(count, 'dropped path')}…`,
    stop: 'Stop',
  },

  report: {
    line: (added: number, alreadyHere: number, passedOver: number): string => {
      const parts = [added === 0 ? 'No new clips' : `${s(added, 'clip')} added`]
      if (alreadyHere > 0) parts.push(`${number(alreadyHere)} already here`)
      if (passedOver > 0) parts.push(`${s(passedOver, 'other file')} passed over`)
      return `${parts.join(', ')}.`
    },
    stopped: 'Stopped. What was found until then is in the list.',
    show: 'Show what was passed over',
    andMore: (count: number) => `and ${number(count)} more`,
    morePaths: (count: number) => `and ${s(count, 'other path')} that could not be read.`,
  },

  footer: {
    label: 'Totals',
    progress: 'Total upload progress',
    left: (left: string, total: string) => `${left} of ${total} left`,
    idle: 'Nothing to send',
    uploads: (active: number) => s(active, 'upload'),
    connections: (busy: number, target: number) => `${busy} of ${s(target, 'connection')}`,
    clips: (count: number) => s(count, 'clip'),
    online: 'Online',
    practice: 'Practice',
    paused: 'Paused',
    hold: 'On hold',
    closed: 'Outside hours',
    offline: 'Offline',
    noKey: 'No key',
  },

  line: {
    opens: (at: string) => `Uploads go on ${at}`,
    uploadNow: 'Upload now',
    setAside: (hours: string) => `Uploading whatever the hours (${hours})`,
    hoursAgain: 'Keep to the hours again',
    hoursForget: 'Always upload',
    span: (from: string, to: string) => `${from} to ${to}`,
    limited: (speed: string) => `At most ${speed}`,
    limitTitle: 'Bandwidth limit',
    limitButton: (inForce: string) => `Bandwidth limit: ${inForce}`,
    limitWithin: (hours: string) => `Within ${hours}`,
    limitAlways: 'At any hour',
    limitMore: 'Other limit or hours…',
    fullSpeed: 'Full speed',
    asked: (time: string | null) =>
      time === null ? 'The platform asks us to wait' : `The platform asks us to wait ${time}`,
    minute: 'At the plan’s calls per minute',
    day: (at: string | null) => `Daily limit of calls reached${at === null ? '' : `; goes on ${at}`}`,
    videoHour: (at: string | null) => `Hourly limit of video reached${at === null ? '' : `; goes on ${at}`}`,
    videoDay: (at: string | null) => `Daily limit of video reached${at === null ? '' : `; goes on ${at}`}`,
    slots: (indexing: number, atOnce: number | null) =>
      `${s(indexing, 'clip')} ${indexing === 1 ? 'is' : 'are'} being indexed; ${
        atOnce === null ? 'the platform takes no more at once' : `your plan allows ${number(atOnce)} at once`
      }`,
    done: (at: string) => `All ready ${at}`,
    cost: (price: string) => `indexing costs about ${price}`,
    heldBackBy: (what: string) => `held back by ${what}`,
    overPlan: (minutes: number) =>
      `${number(minutes)} minutes of video more than your plan has left. Upgrade the plan or take clips out.`,
    leftover: (clips: number, video: string | null, calls: number) =>
      [s(clips, 'clip'), ...(video === null ? [] : [`${video} of video`]), `about ${s(calls, 'call')}`].join(
        ', ',
      ),
    forecast: 'Forecast',
    facts: {
      uploaded: 'Last byte leaves',
      done: 'All ready',
      cost: 'Indexing costs',
      left: 'Still to do',
      by: 'Held back by',
      unknown: 'not known yet',
      noPlan: 'not known without a plan',
      price: (money: string, perMinute: number) =>
        perMinute === 0 ? 'nothing on this plan' : `about ${money} ($${perMinute} a minute)`,
    },
    estimate: 'An estimate, made anew while it runs.',
    choosePlan: 'Choose your plan…',
    openSettings: 'Change it in Settings…',
    openPricing: 'Plans and prices',
    bounds,
  },

  news: {
    started: (count: number) => `Batch started: ${s(count, 'clip')}.`,
    ended: (ready: number, attention: number) =>
      attention === 0
        ? `Batch finished: ${number(ready)} ready.`
        : `Batch finished: ${number(ready)} ready, ${s(attention, 'clip')} ${attention === 1 ? 'needs' : 'need'} attention.`,
  },

  settings: {
    title: 'Settings',
    about: 'About',
    key: 'API key',
    uploads: 'Uploads',
    uploadsAtOnce: 'Large files at once',
    uploadsAtOnceText: 'How many of them share the connections. Small files take what is free.',
    connections: 'Most connections',
    connectionsText: 'Shared by all files. As many as fill the line are used, up to this.',
    way: 'Way',
    directUpTo: 'In one request up to',
    directUpToText: 'Files of at most this size skip the parts. The platform allows up to 200 MB.',
    mb: 'MB',
    stream: 'Ask for a stream (HLS)',
    streamText: 'The platform then also keeps a playable stream of each clip.',
    review: 'Review before start',
    reviewText:
      'Drops of more clips than this are checked and shown first. Nothing is sent before you start it.',
    reviewOff: 'Off',
    reviewUnit: 'clips',
    keepAwake: 'Keep the machine awake while uploading',
    keepAwakeText: 'The screen may still go dark. It may sleep while uploads are paused or wait.',
    leastConnections: 'Fewest connections',
    fullHash: 'Hash every byte',
    fullHashText: 'A hash over all of each clip, taken while it is sent and kept with it on the platform.',
    line: 'Line and plan',
    uploadHours: 'Upload',
    uploadHoursText: 'Outside these hours nothing leaves; clips are still examined.',
    bandwidth: 'Bandwidth limit',
    bandwidthText:
      'For all uploads together; leave it empty for full speed. A change counts within two seconds.',
    noLimit: 'None',
    limitHours: 'The limit holds',
    mbPerSecond: 'MB/s',
    always: 'Always',
    withinHours: 'Within hours',
    from: 'From',
    until: 'to',
    days: 'Days',
    dayNames: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    plan: 'Plan',
    plans: {
      off: 'Not known',
      free: 'Free',
      tier1: 'Developer, tier 1',
      tier2: 'Developer, tier 2',
      tier3: 'Developer, tier 3',
    } satisfies Record<PlanName, string>,
    planUnknownText:
      'Limits are learned from what the platform answers. Choose your plan for a better forecast.',
    planText: (perMinute: number, perDay: number, minutes: number, atOnce: number) =>
      `${number(perMinute)} calls a minute, ${number(perDay)} a day, ${number(minutes)} minutes of video a day, ${atOnce} clips indexed at once. What the platform answers wins.`,
    tools: 'Examining files',
    ffprobe: 'ffprobe',
    ffprobePlaceholder: 'The one that came with Reeldrop',
    ffprobeText: 'Path of another ffprobe. Leave empty for the bundled one.',
    practice: 'Practice',
    practiceText: 'A stand-in for the platform runs on this machine. Nothing leaves it.',
    practiceStart: 'Try without a key',
    practiceStartText: 'Runs a stand-in for the platform on this machine, with sample clips.',
    fewer: 'Fewer',
    more: 'More',
  },

  about: {
    lead: 'Checks footage on this machine, uploads what the platform will take, and follows it until it is searchable.',
    version: 'Version',
    madeWith: 'Made with',
    licences: 'Licences of what comes with it',
    docs: 'Documentation of the platform',
    parts: [
      [
        'FFmpeg ffprobe 4.0.2',
        'GPL 3 or later as built here (FFmpeg itself: LGPL 2.1 or later)',
        'reads media files; a program of its own that Reeldrop starts',
      ],
      [
        'FFmpeg ffmpeg 4',
        'GPL 3 or later as built here (FFmpeg itself: LGPL 2.1 or later)',
        'draws the pictures of clips; a program of its own that Reeldrop starts',
      ],
      ['Electron', 'MIT', 'window and processes; contains Chromium (BSD-3-Clause) and Node.js (MIT)'],
      ['SQLite', 'public domain', 'keeps the queue and the history'],
      ['better-sqlite3', 'MIT', 'connects to SQLite'],
      ['keytar', 'MIT', 'connects to the system keychain'],
      ['React, zustand, zod, TanStack Virtual', 'MIT', 'this window'],
    ],
    yours: 'The licence of Reeldrop itself is MIT.',
  },
} as const
