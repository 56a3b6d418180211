/** One finding that was there when the baseline was made. No line numbers and no prose, so that it outlives edits and leaves the office. */
export interface BaselineEntry {
  readonly rule: string
  readonly file: string
  readonly place: string
  readonly mark: string
}

/** Entries in the order of their lines, one a line: two branches merge without a conflict that has to be thought about. */
export function printBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(({ rule, file, place, mark }) => JSON.stringify({ rule, file, place, mark }))
  return [...new Set(lines)]
    .sort()
    .map((line) => `${line}\n`)
    .join('')
}

export type BaselineRead = { readonly entries: readonly BaselineEntry[] } | { readonly line: number; readonly problem: string }

/** Reads a baseline. A line that is not understood is a problem, never passed over: it could have hidden a finding, or be meant to. */
export function parseBaseline(text: string): BaselineRead {
  const entries: BaselineEntry[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const entry = parseEntry(line)
    if (!entry)
      return {
        line: index + 1,
        problem: line.startsWith('<<<<<<<') || line.startsWith('>>>>>>>') ? 'an unfinished merge' : 'not an entry of a baseline',
      }
    entries.push(entry)
  }
  return { entries }
}

function parseEntry(line: string): BaselineEntry | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { rule, file, place, mark } = value as Record<string, unknown>
  const isEntry =
    [rule, file, place].every((field) => typeof field === 'string' && field !== '') &&
    typeof mark === 'string' &&
    /^[0-9a-f]{16}$/.test(mark)
  return isEntry ? { rule: rule as string, file: file as string, place: place as string, mark } : undefined
}
