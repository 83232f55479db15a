/** MIME types by file ending, and the kinds of asset that follow from them. */
const TYPES: Record<string, string> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  mkv: 'video/x-matroska',
  webm: 'video/webm',
  avi: 'video/x-msvideo',
  ts: 'video/mp2t',
  mts: 'video/mp2t',
  m2ts: 'video/mp2t',
  mxf: 'video/mxf',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  wmv: 'video/x-ms-wmv',
  flv: 'video/x-flv',
  '3gp': 'video/3gpp',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
  txt: 'text/plain',
}

/** The type that the ending tells, else the one that was sent, else video. */
export function fileTypeOf(filename: string, sent: string): string {
  const ending = filename.toLowerCase().split('.').at(-1) ?? ''
  const known = TYPES[ending]
  if (known !== undefined) return known
  return sent === '' || sent === 'application/octet-stream' ? 'video/mp4' : sent
}

export function kindOf(fileType: string): string {
  const [kind = ''] = fileType.split('/')
  return ['video', 'audio', 'image'].includes(kind) ? kind : 'document'
}
