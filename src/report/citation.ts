import type { Citation } from '../../grammar/vocabulary/entry.ts'

/** `32 CFR 2001.21(b)`, `5 FAH-1 H-246.2`, `IC Markings System Register and Manual (2016), D.2`. */
export function citationText({ citation: { source, section } }: { readonly citation: Citation }): string {
  if (section === '') return source
  const part = source.slice(source.lastIndexOf(' ') + 1)
  if (section.startsWith(`${part}.`) || section.startsWith(`${part}(`)) return source.slice(0, source.length - part.length) + section
  return section.startsWith('H-') ? `${source} ${section}` : `${source}, ${section}`
}
