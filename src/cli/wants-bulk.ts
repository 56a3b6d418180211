/** How an input is read: as one text, as records, or as an archive. */
export type InputFormat = 'text' | 'ndjson' | 'tar'

/** Names whose contents are records, members of an archive, or compressed. */
export const formatByName: readonly (readonly [RegExp, InputFormat])[] = [
  [/\.(?:ndjson|jsonl)(?:\.gz)?$/i, 'ndjson'],
  [/\.(?:tar(?:\.gz)?|tgz)$/i, 'tar'],
]
export const gzipped = /\.(?:gz|tgz)$/i

interface Wishes {
  readonly inputFormat?: InputFormat | undefined
  readonly resume?: boolean | undefined
  readonly jobs?: number | undefined
}

/** True when a run is one of many records: it was asked for, or an input is a file of records, an archive, or compressed. */
export function wantsBulk(paths: readonly string[], { inputFormat, resume, jobs }: Wishes): boolean {
  const asked = (inputFormat !== undefined && inputFormat !== 'text') || resume === true || jobs !== undefined
  return asked || paths.some((path) => gzipped.test(path) || formatByName.some(([pattern]) => pattern.test(path)))
}
