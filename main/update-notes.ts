/** Release notes as a feed has them, which may be HTML, made plain text. */
type Notes = string | { version: string; note: string | null }[] | null | undefined

const MOST = 4000
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

export function plainNotes(notes: Notes): string {
  const text = typeof notes === 'string' ? notes : (notes ?? []).map(({ note }) => note ?? '').join('\n\n')
  return text
    .replace(/<li[^>]*>/gi, '\n• ')
    .replace(/<(br|\/p|\/h\d|\/ul|\/ol)[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, MOST)
}
