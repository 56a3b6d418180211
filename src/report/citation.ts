import type { Citation } from '../../grammar/vocabulary/entry.ts'

/** `32 CFR 2001 2001.21(b)`; the section alone when it repeats the source's name. */
export function citationText({ citation: { source, section } }: { readonly citation: Citation }): string {
  return section === '' ? source : `${source}, ${section}`
}
