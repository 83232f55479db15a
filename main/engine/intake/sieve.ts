import { extname } from 'node:path'

/** Names that can be video; what the file really is, the probe decides. */
const VIDEO_EXTENSIONS = new Set(
  (
    '.mp4 .m4v .mov .qt .mkv .webm .avi .mxf .ts .mts .m2ts .m2t .mpg .mpeg .mpe .m1v .m2v .vob .wmv .asf .flv .f4v ' +
    '.3gp .3g2 .ogv .ogm .dv .dif .gxf .lxf .mj2 .r3d .braw .ari .rmvb .rm .divx .y4m .nut .wtv .insv .360 .lrv'
  ).split(' '),
)

/** Names of systems, of editors, and of copies and renders that are not finished; never a clip. */
const JUNK = [
  /^\._/,
  /^\.DS_Store$/i,
  /^Thumbs\.db$/i,
  /^desktop\.ini$/i,
  /^~/,
  /~$/,
  /\.(part|partial|tmp|temp|crdownload|download|opdownload|!qb|!ut|aria2|filepart|fcpcache|pek|cfa)$/i,
  // Of Syncthing: `.syncthing.clip.mp4`. What rsync writes, `.clip.mp4.Xy12Za`, has no ending of a clip.
  /^[.~]syncthing[.~]/,
  // Of downloads and copies in progress: `Unconfirmed 123.crdownload`, `clip.mp4.part.mp4`, `.nfs0000`, `.smbdelete`.
  /\.(part|tmp|crdownload)\.[a-z0-9]{2,4}$/i,
  /^\.(nfs|smbdelete|fuse_hidden|goutputstream-)/,
  // Renders of Premiere and Media Encoder, of Resolve and of Final Cut while they are under way.
  /^_?AME_?temp/i,
  /_AME_\d+\.tmp/i,
  /\.tmp_(enc|mux|render)\./i,
  /^render-in-progress/i,
  /-(inprogress|rendering)\.[a-z0-9]{2,4}$/i,
]
const JUNK_FOLDERS = new Set([
  '.git',
  '.Trash',
  '.Trashes',
  '.Trash-1000',
  '.Spotlight-V100',
  '.fseventsd',
  '.TemporaryItems',
  '.DocumentRevisions-V100',
  // Of Syncthing, Resilio, rsync, Dropbox and Google Drive.
  '.stversions',
  '.stfolder',
  '.sync',
  '.rsync-partial',
  '.~tmp~',
  '.dropbox.cache',
  '.tmp.drivedownload',
  '.tmp.driveupload',
  '$RECYCLE.BIN',
  'System Volume Information',
  '@eaDir',
  '#recycle',
  '.fcpcache',
  // What editing programs keep for themselves.
  'Adobe Premiere Pro Preview Files',
  'Adobe Premiere Pro Audio Previews',
  'Media Cache Files',
  'Media Cache',
  'Peak Files',
  'CacheClip',
  'ProxyMedia',
  'OptimizedMedia',
  '.gallery',
])

/** What a person adds to the names that are taken. */
export interface NameRules {
  /** Further endings of clips, in small letters with their dot. */
  moreExtensions: readonly string[]
}
export const PLAIN_NAMES: NameRules = { moreExtensions: [] }

/** By its name alone: a clip perhaps; something of a system, an editor or an unfinished copy; or another file. */
export function sortOf(name: string, rules: NameRules): 'clip' | 'junk' | 'other' {
  const extension = extname(name).toLowerCase()
  const isVideo = VIDEO_EXTENSIONS.has(extension) || rules.moreExtensions.includes(extension)
  if (!isVideo) return 'other'
  return JUNK.some((pattern) => pattern.test(name)) ? 'junk' : 'clip'
}

/** Whether a file may be a clip, by its name alone. */
export function mayBeClip(name: string, rules: NameRules = PLAIN_NAMES): boolean {
  return sortOf(name, rules) === 'clip'
}

/** Whether a folder is looked into. */
export function isLookedInto(folderName: string): boolean {
  return !JUNK_FOLDERS.has(folderName)
}
