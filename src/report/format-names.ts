/** Formats of `lint`, apart from the reporters, so that help does not load them. */
export const formats = [
  'text',
  'compact',
  'narrate',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'rdjson',
  'markdown',
  'csv',
] as const
export type ReportFormat = (typeof formats)[number]

/** `file` is undefined for standard output. */
export interface ReportTarget {
  readonly format: ReportFormat
  readonly file: string | undefined
}
