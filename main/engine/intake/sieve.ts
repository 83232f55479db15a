import { extname } from 'node:path'

/** Names that can be video; what the file really is, the probe decides. */
const VIDEO_EXTENSIONS = new Set(
  (
    '.mp4 .m4v .mov .qt .mkv .webm .avi .mxf .ts .mts .m2ts .m2t .mpg .mpeg .mpe .m1v .m2v .vob .wmv .asf .flv .f4v ' +
    '.3gp .3g2 .ogv .ogm .dv .dif .gxf .lxf .mj2 .r3d .braw .ari .rmvb .rm .divx .y4m .nut .wtv .insv .360 .lrv'
  ).split(' '),
)

/** Names of systems, editors and unfinished copies; never a clip. */
const JUNK = [
  /^\._/,
  /^\.DS_Store$/i,
  /^Thumbs\.db$/i,
  /^desktop\.ini$/i,
  /^~\$/,
  /~$/,
  /\.(part|partial|tmp|temp|crdownload|download|fcpcache)$/i,
]
const JUNK_FOLDERS = new Set([
  '.git',
  '.Trashes',
  '.Spotlight-V100',
  '.fseventsd',
  '$RECYCLE.BIN',
  'System Volume Information',
  '.fcpcache',
])

/** Whether a file may be a clip, by its name alone. */
export function mayBeClip(name: string): boolean {
  return VIDEO_EXTENSIONS.has(extname(name).toLowerCase()) && !JUNK.some((pattern) => pattern.test(name))
}

/** Whether a folder is looked into. */
export function isLookedInto(folderName: string): boolean {
  return !JUNK_FOLDERS.has(folderName)
}
