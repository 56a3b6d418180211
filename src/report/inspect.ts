import type { AuthorityBlock, Declassification, MarkedDocument, Portion } from '../../grammar/document.ts'
import { linesOf } from '../../grammar/place.ts'
import { formatDate } from '../../grammar/text/date.ts'
import { maskMarking } from './mask.ts'
import { count, markingText } from './summary.ts'
import { printable, widest } from './width.ts'

/** What `inspect` tells about a document: values of known slots, never prose, never a name. Version 1 (`schema/inspect.schema.json`). */
export function inspectRecord(path: string, document: MarkedDocument) {
  const { format, header, executiveOrder, authority } = document
  return {
    version: 1,
    path,
    format,
    header: header ? headerRecord(document) : null,
    banner: bannerRecord(document),
    captions: document.captions.map(({ id }) => id),
    executiveOrder: executiveOrder
      ? { number: executiveOrder.number?.value ?? null, declassifyOn: declassifyText(executiveOrder.declassify?.value) }
      : null,
    tags: (document.tags?.tags ?? []).flatMap(({ value }) => (/^[A-Z0-9]{2,4}$/.test(value) ? [value] : [])),
    authority: authority ? authorityRecord(authority) : null,
    portions: document.portions.map((portion) => portionRecord(document, portion)),
    unattributedLines: unattributedLines(document),
  }
}

function headerRecord({ header, date }: MarkedDocument) {
  const { dateTime, originator, security, recordNumber } = header ?? {}
  const group = dateTime?.group.value
  const day = group?.date ?? date?.value
  const time = group && group.hour < 24 && group.minute < 60 ? `T${two(group.hour)}:${two(group.minute)}Z` : ''
  return {
    precedence: dateTime?.precedence[0]?.value ?? header?.called?.precedence.value ?? null,
    dtg: day ? `${formatDate(day)}${time}` : null,
    serial: originator?.serial.value ?? null,
    julian: originator?.julianDay.value ?? null,
    security: security?.letter ?? null,
    ...(recordNumber
      ? { mrn: `${two(recordNumber.value.year % 100)} ${shownPost(recordNumber.value.post) ?? '?'} ${recordNumber.value.number}` }
      : {}),
  }
}

function bannerRecord({ bannerLines: [banner] }: MarkedDocument) {
  if (!banner) return null
  const { marking, post, number } = banner
  // Behind a marking alone, a word may be anything; a post stands before a message number.
  return {
    text: markingText(marking, 'banner'),
    level: marking.level ?? null,
    post: (number && shownPost(post?.value)) ?? null,
    number: number?.value ?? null,
  }
}

/** The name of a post as cables write it; what does not look like one stays where it is. */
function shownPost(post: string | undefined): string | undefined {
  return post !== undefined && /^[A-Z][A-Z ]{1,24}$/.test(post) ? post : undefined
}

function authorityRecord({ authority, reasons, derivedFrom, declassifyOn }: AuthorityBlock) {
  return {
    kind: authority,
    reasons: reasons.map(({ section, letter }) => `${section ?? ''}${letter ? `(${letter})` : ''}`),
    ...(derivedFrom ? { multipleSources: derivedFrom.value.multipleSources } : {}),
    declassifyOn: declassifyText(declassifyOn?.value),
  }
}

function portionRecord(document: MarkedDocument, { place, number, marking, effective, span }: Portion) {
  return {
    place,
    number: number?.value ?? null,
    marking: marking ? maskMarking(document, marking) : null,
    canonical: marking ? markingText(marking, 'portion') : null,
    level: effective?.level ?? null,
    span: { start: span.start, end: span.end },
  }
}

/** A declassification instruction as a value: a day, a code, or what kind of thing it is. The words of an event are prose. */
export function declassifyText(declassify: Declassification | undefined): string | null {
  switch (declassify?.kind) {
    case undefined:
    case 'missing':
      return null
    case 'date':
      return formatDate(declassify.date)
    case 'not-applicable':
      return 'N/A'
    case 'period':
      return `${declassify.years} years`
    case 'exemption':
    case 'legacy':
      return [declassify.code, declassify.date && formatDate(declassify.date)].filter((part) => part !== undefined).join(' ')
    case 'event':
      return 'event'
    case 'invalid-date':
      return 'invalid date'
    case 'unreadable':
      return 'unreadable'
  }
}

/** Lines that no slot of the document accepts. */
export function unattributedLines(document: MarkedDocument): number {
  const table = linesOf(document)
  return document.segments
    .filter(({ kind }) => kind === 'unmarked')
    .reduce((sum, { span }) => sum + table.indexOf(Math.max(span.start, span.end - 1)) - table.indexOf(span.start) + 1, 0)
}

/** The same for reading: a line for each part, a table of the portions. */
export function inspectText(path: string, document: MarkedDocument): string {
  const record = inspectRecord(path, document)
  const { header, banner, executiveOrder, authority } = record
  const none = 'none'
  const rows: readonly (readonly [string, string])[] = [
    ['format', document.format],
    ['header', header ? describeHeader(header) : none],
    ['banner', banner ? [banner.text ?? 'unreadable', banner.post, banner.number].filter((part) => part).join(' ') : none],
    ['captions', record.captions.join(', ') || none],
    ['order', executiveOrder ? `E.O. ${executiveOrder.number ?? '?'}, DECL: ${executiveOrder.declassifyOn ?? none}` : none],
    ['tags', record.tags.join(', ') || none],
    ['subject', document.subject ? (document.subject.marking ? maskMarking(document, document.subject.marking) : 'not marked') : none],
    ['authority', authority ? describeAuthority(authority) : none],
    ['portions', String(record.portions.length)],
  ]
  const table = linesOf(document)
  const portions = document.portions.map((portion, index) => {
    const { marking, canonical, level } = record.portions[index] ?? {}
    const first = table.indexOf(portion.span.start)
    const lines = table.indexOf(Math.max(portion.span.start, portion.span.end - 1)) - first + 1
    return [portion.place, marking ?? 'no marking', canonical ?? '-', level ?? '?', `line ${first + 1}`, count(lines, 'line')]
  })
  const bodyText = [['place', 'marking', 'canonical', 'level', 'from', 'length'], ...portions]
  const widths = bodyText[0]?.map((_, column) => widest(bodyText.map((row) => row[column] ?? ''))) ?? []
  const grid =
    portions.length > 0
      ? bodyText.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
      : []
  const limits = document.limits.map(({ message }) => `  ${message}`)
  return [
    printable(path),
    ...rows.map(([name, value]) => `  ${name.padEnd(10)} ${value}`),
    ...(grid.length > 0 ? ['', ...grid, ''] : []),
    ...limits,
    `  ${count(record.unattributedLines, 'unattributed line')}`,
    '',
  ].join('\n')
}

function describeHeader({
  precedence,
  dtg,
  serial,
  julian,
  security,
  mrn,
}: NonNullable<ReturnType<typeof inspectRecord>['header']> & { mrn?: string }): string {
  const parts = [
    mrn ? `MRN ${mrn}` : undefined,
    precedence ? `precedence ${precedence}` : undefined,
    dtg ?? undefined,
    serial ? `serial ${serial}` : undefined,
    julian === null ? undefined : `day ${julian} of the year`,
    security ? `security ${security}` : undefined,
  ].filter((part) => part !== undefined)
  return parts.join(', ') || 'nothing readable'
}

function describeAuthority({ kind, reasons, declassifyOn }: ReturnType<typeof authorityRecord>): string {
  return [
    kind,
    reasons.length > 0 ? `reasons ${reasons.join(', ')}` : undefined,
    declassifyOn ? `declassify on ${declassifyOn}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
