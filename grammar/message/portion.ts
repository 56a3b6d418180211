import type { Interruption, Portion } from '../document.ts'
import type { Marking } from '../marking/marking.ts'
import { LineTable } from '../text/lines.ts'
import { span } from '../text/span.ts'
import { isPlaceholder } from './heading.ts'
import { decodeNumbers, type WrittenNumber } from './numbering.ts'
import type { PortionStart } from './portion-start.ts'
import type { Sheet } from './sheet.ts'

/** A portion while its lines are being gathered. */
export interface PortionDraft {
  readonly start: number
  readonly head: PortionStart
  /** Offset behind the last character of its text so far. */
  textEnd: number
  /** Offset behind its last line, terminator included. */
  end: number
  readonly interruptions: Interruption[]
  /** The portion that this is the rest of, where the opening of a further section stands between. */
  readonly resumes?: PortionDraft
}

const publisherMark = /^[\s,.;"()-]*X{6,}[\sX,.;"()-]*$/

/** Gives the drafts of a whole body their numbers, places and effective markings. */
export function finishPortions(sheet: Sheet, drafts: readonly PortionDraft[]): Portion[] {
  const numbers: WrittenNumber[] = []
  const interrupted = new Set<PortionDraft>()
  for (const { head, resumes } of drafts) {
    if (head.number) numbers.push(head.number)
    if (resumes) interrupted.add(resumes)
  }
  const values = decodeNumbers(numbers)
  let next = 0
  const seen = new Map<string, number>()
  const table = new LineTable(sheet.text)
  let paragraph = ''
  let entireText: Marking | undefined
  const finished = new Map<PortionDraft, { readonly portion: Portion; readonly wanted: string }>()
  return drafts.map((draft) => {
    const { head } = draft
    const value = head.number && values[next++]
    const first = draft.resumes && finished.get(draft.resumes)
    if (value !== undefined) paragraph = `¶${value}`
    else if (head.bullet === undefined && !first) paragraph = `line:${table.position(draft.start).line}`
    const wanted = first ? first.wanted : head.bullet === undefined ? paragraph : `${paragraph || '¶'}.${head.bullet}`
    const times = (seen.get(wanted) ?? 0) + 1
    seen.set(wanted, times)
    if (value !== undefined && times > 1) paragraph = `¶${value}:${times}`
    if (head.marking?.entireText) entireText = head.marking
    const markSpan = head.marking?.span ?? span(head.markAt, head.markAt)
    const body = span(Math.min(head.bodyAt, draft.textEnd), draft.textEnd)
    const portion: Portion = {
      kind: 'portion',
      span: span(draft.start, draft.end),
      place: times === 1 ? wanted : `${wanted}:${times}`,
      number: head.number && { value: value ?? 0, written: Number(head.number.digits), span: head.number.span },
      bullet: head.bullet,
      marking: head.marking,
      effective: head.marking ?? entireText ?? first?.portion.effective,
      markSpan,
      lead: span(draft.start, body.start),
      body,
      interruptions: draft.interruptions,
      withheldByPublisher: isWithheld(sheet.text, body.start, body.end),
    }
    if (interrupted.has(draft)) finished.set(draft, { portion, wanted })
    return portion
  })
}

function isWithheld(text: string, start: number, end: number): boolean {
  if (end - start > 400 || end === start) return false
  const body = text.slice(start, end)
  return isPlaceholder(body) || publisherMark.test(body)
}
