/** What shapes the line at present, and the forecast. */
export const line = {
  opens: 'Uploads go on {{at}}',
  uploadNow: 'Upload now',
  setAside: 'Uploading whatever the hours ({{hours}})',
  hoursAgain: 'Keep to the hours again',
  hoursForget: 'Always upload',
  span: '{{from}} to {{to}}',
  limited: 'At most {{speed}}',
  limitTitle: 'Bandwidth limit',
  limitButton: 'Bandwidth limit: {{inForce}}',
  limitWithin: 'Within {{hours}}',
  limitAlways: 'At any hour',
  limitMore: 'Other limit or hours…',
  fullSpeed: 'Full speed',
  waits: {
    asked: 'The platform asks us to wait',
    minute: 'At the plan’s calls per minute',
    day: 'Daily limit of calls reached',
    videoHour: 'Hourly limit of video reached',
    videoDay: 'Daily limit of video reached',
    slots_one: '{{count, number}} clip is being indexed; the platform takes no more at once',
    slots_other: '{{count, number}} clips are being indexed; the platform takes no more at once',
  },
  waitsUntil: {
    asked: 'The platform asks us to wait {{time}}',
    day: 'Daily limit of calls reached; goes on {{at}}',
    videoHour: 'Hourly limit of video reached; goes on {{at}}',
    videoDay: 'Daily limit of video reached; goes on {{at}}',
  },
  slotsOfPlan_one: '{{count, number}} clip is being indexed; your plan allows {{allowed, number}} at once',
  slotsOfPlan_other:
    '{{count, number}} clips are being indexed; your plan allows {{allowed, number}} at once',
  sent: 'All sent {{at}}',
  done: 'All ready {{at}}',
  cost: 'indexing costs about {{price}}',
  heldBackBy: 'held back by {{what}}',
  overPlan:
    '{{minutes, number}} minutes of video more than your plan has left. Upgrade the plan or take clips out.',
  leftClips_one: '{{count, number}} clip',
  leftClips_other: '{{count, number}} clips',
  leftVideo: '{{video}} of video',
  leftCalls_one: 'about {{count, number}} call',
  leftCalls_other: 'about {{count, number}} calls',
  forecast: 'Forecast',
  facts: {
    uploaded: 'Last byte leaves',
    done: 'All ready',
    cost: 'Indexing costs',
    left: 'Still to do',
    by: 'Held back by',
    unknown: 'not known yet',
    noPlan: 'not known without a plan',
    free: 'nothing on this plan',
    price: 'about {{money}} ({{perMinute}} a minute)',
  },
  estimate: 'An estimate, made anew while it runs.',
  choosePlan: 'Choose your plan…',
  openSettings: 'Change it in Settings…',
  openPricing: 'Plans and prices',
  /** What can hold a batch back. */
  bounds: {
    line: 'your line',
    bandwidthLimit: 'your bandwidth limit',
    uploadHours: 'your upload hours',
    callsPerMinute: 'calls per minute',
    callsPerDay: 'calls per day',
    videoPerHour: 'minutes of video per hour',
    videoPerDay: 'minutes of video per day',
    indexingSlots: 'clips indexed at once',
    indexing: 'indexing',
    planMinutes: 'the minutes of your plan',
  },
  /** What a person can do about it. */
  advice: {
    line: 'Nothing else is slower than your line. A faster one, or fewer others on it, would help.',
    bandwidthLimit: 'You set this limit. A higher one can be chosen at the bottom of the window.',
    uploadHours: 'Nothing leaves outside the hours that you set. Widen them, or upload now.',
    callsPerMinute: 'Your plan allows {{allowed, number}} calls a minute. A higher tier allows more.',
    callsPerDay:
      'Your plan allows {{allowed, number}} calls a day. The rest follows by itself. A higher tier allows more.',
    videoPerHour:
      'Your plan allows {{allowed, number}} minutes of video an hour. The rest follows by itself. A higher tier allows more.',
    videoPerDay:
      'Your plan allows {{allowed, number}} minutes of video a day. The rest follows by itself. A higher tier allows more.',
    indexingSlots: 'Your plan allows {{allowed, number}} clips indexed at once. The rest follows by itself.',
    indexing: 'The platform takes longer to index than the rest takes to send. There is nothing to do.',
    planMinutes:
      'Your plan allows {{allowed, number}} minutes of video in all. Deleting gives none back. Upgrade the plan or take clips out of the list.',
  },
  /** The same where the plan's figure is not known. */
  adviceUnknown: {
    callsPerMinute: 'The platform allows your account so many calls a minute. A higher tier allows more.',
    callsPerDay:
      'The platform allows your account so many calls a day. The rest follows by itself. A higher tier allows more.',
    videoPerHour:
      'The platform allows your account so many minutes of video an hour. The rest follows by itself. A higher tier allows more.',
    videoPerDay:
      'The platform allows your account so many minutes of video a day. The rest follows by itself. A higher tier allows more.',
    indexingSlots:
      'The platform allows your account so many clips indexed at once. The rest follows by itself.',
    planMinutes:
      'The platform allows your account so many minutes of video in all. Deleting gives none back. Upgrade the plan or take clips out of the list.',
  },
} as const
