/** The page that holds a folder against an index. */
import type { CheckupProgress, FindingKind } from '../../shared/checkup.ts'
import { number } from '../format.ts'
import { count } from './count.ts'

const kinds: Record<FindingKind, { title: string; text: string }> = {
  missing: { title: 'Not in the index', text: 'Repairing sends them.' },
  notIndexed: {
    title: 'Uploaded, but not indexed',
    text: 'Repairing has them indexed; no byte is sent again.',
  },
  openUpload: { title: 'Upload left open', text: 'Repairing goes on where the upload was left.' },
  changed: { title: 'Changed since', text: 'Repairing sends the file as it is now.' },
  failed: { title: 'Failed', text: 'Repairing tries again from where it failed.' },
  refused: { title: 'Refused', text: 'They break a limit of the index and stay here.' },
}

const steps: Record<CheckupProgress['step'], (done: string) => string> = {
  folder: (done) => `Looking through the folder, ${done} clips so far`,
  index: (done) => `Reading the index, ${done} clips so far`,
  clips: (done) => `Comparing, ${done} clips so far`,
  assets: () => 'Looking for uploads that were never indexed',
}

export const compare = {
  title: 'Compare',
  lead: 'Holds a folder against an index and says what is missing there. Nothing is changed before you say so.',
  folder: 'Folder',
  folderNone: 'None chosen',
  choose: 'Choose…',
  index: 'Index',
  start: 'Compare',
  stop: 'Stop',
  steps,
  kinds,
  verdict: (clips: number, inIndex: number) =>
    clips === inIndex
      ? `All ${count(clips, 'clip')} are in the index`
      : `${number(inIndex)} of ${count(clips, 'clip')} in the index`,
  empty: 'No clips in this folder',
  underway: (clips: number) => `${number(clips)} on the way there`,
  amiss: (clips: number) => `${count(clips, 'clip')} amiss`,
  passedOver: (files: number) => `${count(files, 'other file')} passed over`,
  strays: (sessions: number) =>
    `${count(sessions, 'unfinished upload')} of other machines on the platform; they expire within a day.`,
  more: (left: number) => `and ${number(left)} more, which the CSV names`,
  unread: (files: number) => `${count(files, 'path')} could not be read`,
  save: 'Save as CSV…',
  mend: (clips: number) => `Repair ${count(clips, 'clip')}`,
  mended: (clips: number) => `${count(clips, 'clip')} set on the way. Compare again when the queue is done.`,
  tickAll: (title: string) => `All: ${title}`,
} as const
