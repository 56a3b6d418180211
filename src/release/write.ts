import type { MarkingValue } from '../../grammar/marking/marking.ts'
import { printCableLevel, printMarking } from '../../grammar/marking/print.ts'
import type { CalendarDate } from '../../grammar/text/date.ts'
import { formatDate } from '../../grammar/text/date.ts'
import { levelEntry } from '../../grammar/vocabulary/levels.ts'
import { findEntry } from '../../grammar/vocabulary/register.ts'
import { rollUp } from '../../rules/roll-up.ts'
import { printExemption, sortExemptions } from './exemption.ts'
import { printPlaceholder, readOmissions } from './placeholder.ts'
import type { AddresseeView, AuthorityView, BodyItem, DeclassifyView, HeaderView, ReleaseView, Withheld } from './view.ts'

/** A release, ready to be verified. */
export interface Release {
  readonly text: string
  /** The marking of the whole release: the roll-up of what it holds. */
  readonly banner: MarkingValue
}

/**
 * Writes a release from what the audience may see. The banner line, the security line of the header, the captions and the E.O. line say
 * what the released portions add up to. The same view gives the same bytes.
 */
export function writeRelease(view: ReleaseView): Release {
  const banner = rollUpView(view)
  const overall = printMarking(banner, 'banner')
  const blocks = [[overall], stampLines(view), ...writers[view.shape](view, banner), [overall]]
  const text = blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
  return { text: `${text}\n`, banner }
}

const unclassified: MarkingValue = { level: 'U', ownership: 'us', owners: [], controls: [] }

function rollUpView({ body, subject, profile }: ReleaseView): MarkingValue {
  const markings = [...(subject ? [subject] : []), ...body].flatMap((item) => (item.kind === 'withheld' ? [] : [item.marking]))
  return markings.length === 0 ? unclassified : rollUp(markings, { profile }).value
}

/** Lines that stand together; blocks are set apart by one blank line. */
type Block = readonly string[]

const writers: Record<ReleaseView['shape'], (view: ReleaseView, banner: MarkingValue) => Block[]> = {
  cable: writeCable,
  smart: writeSmart,
  memo: writeMemo,
}

function writeCable(view: ReleaseView, banner: MarkingValue): Block[] {
  const { header } = view
  const bannerLine = [printCableLevel(banner.level ?? 'U'), view.post, view.number].filter((part) => part !== undefined).join(' ')
  const transmission = header ? headerLines(header, banner) : []
  const start = header?.break ? [[...transmission, 'BT', bannerLine]] : [transmission, [bannerLine]]
  return [
    ...start,
    view.captions ? captionLines(banner) : [],
    [...orderLines(view, 'E.O. '), ...tagLines(view, 'TAGS: ', ', '), ...subjectLines(view, 'SUBJECT: '), ...referenceLines(view, 'REF: ')],
    authorityLines(view),
    ...view.body.map(itemLines),
    endLines(view),
    view.ending ? ['NNNN'] : [],
  ]
}

/** Signature, BT and serial stand together, as the end of a cable has them. */
function endLines({ signature, ending, header }: ReleaseView): Block {
  const serial = header?.originator?.serial
  return [...(signature ? [signature] : []), ...(ending ? ['BT', ...(serial ? [`#${serial}`] : [])] : [])]
}

function writeSmart(view: ReleaseView, banner: MarkingValue): Block[] {
  const { header } = view
  const field = (name: string, value: string | undefined) => (value === undefined || value === '' ? [] : [smartField(name, value)])
  const captions = view.captions ? captionLines(banner).join(', ') : ''
  const head = [
    ...field('MRN', header?.recordNumber && recordNumber(header.recordNumber)),
    ...field('Date/DTG', header?.dateTime && smartDate(header.dateTime)),
    ...field('From', header?.from),
    ...field('Action', header?.action.map(addressee).join('; ')),
    ...field('E.O.', view.executiveOrder.number),
    ...field('TAGS', view.tags.join(', ')),
    ...field('Captions', captions),
    ...referenceLines(view, smartField('Reference', '')),
    ...smartAuthority(view),
    ...subjectLines(view, smartField('Subject', '')),
  ]
  const tail = [...field('Signature', view.signature), ...field('Info', header?.info.map(addressee).join('; '))]
  return [head, ...view.body.map(itemLines), tail]
}

function smartField(name: string, value: string): string {
  return `${`${name}:`.padEnd(16)}${value}`
}

function smartAuthority({ authority, header, executiveOrder }: ReleaseView): string[] {
  if (!authority) return []
  const lines = authority.classifiedBy === undefined ? [] : [smartField('Classified By', authority.classifiedBy)]
  if (authority.derived)
    lines.push(smartField('Derived From', header?.recordNumber ? recordNumber(header.recordNumber) : 'Source document'))
  else if (authority.reasons.length > 0) lines.push(smartField('Reason', printReasons(authority)))
  if (executiveOrder.declassify) lines.push(smartField('Declassify On', printInstruction(executiveOrder.declassify)))
  return lines
}

function writeMemo(view: ReleaseView): Block[] {
  const authority = view.authority ? memoAuthority(view.authority, view) : []
  return [view.date ? [`DATE: ${printDay(view.date)}`] : [], subjectLines(view, 'SUBJECT: '), ...view.body.map(itemLines), authority]
}

function memoAuthority(authority: AuthorityView, { executiveOrder }: ReleaseView): string[] {
  const lines = authority.classifiedBy === undefined ? [] : [`Classified By: ${authority.classifiedBy}`]
  if (authority.derived) lines.push('Derived From: Source document')
  else if (authority.reasons.length > 0) lines.push(`Reason: ${printReasons(authority)}`)
  if (executiveOrder.declassify) lines.push(`Declassify On: ${printInstruction(executiveOrder.declassify)}`)
  return lines
}

/** Status, exemptions and authority of a public release; partners are told nothing of this, as the law on it is ours. */
function stampLines(view: ReleaseView): Block {
  if (view.convention !== 'public') return []
  const { authority, date, caseNumber, documentNumber } = view.stamp
  const withheld = [view.subject, view.references, ...view.body].filter((item): item is Withheld => item?.kind === 'withheld')
  const omitted = [view.subject, ...view.body].flatMap((item) => (item && item.kind !== 'withheld' ? readOmissions(item.text).flat() : []))
  const codes = sortExemptions([...withheld.flatMap(({ exemptions }) => exemptions), ...omitted]).map(printExemption)
  return [
    view.inPart ? 'RELEASED IN PART' : 'RELEASED IN FULL',
    ...wrap(codes, ', ', ','),
    ...pairs('REVIEW AUTHORITY', authority, 'DATE', date),
    ...pairs('CASE', caseNumber, 'DOC', documentNumber),
    ...(view.former === undefined ? [] : [`FORMER MARKING: X ${levelEntry(view.former).title} X`]),
  ]
}

function pairs(first: string, value: string | undefined, second: string, other: string | undefined): string[] {
  const parts = [...(value === undefined ? [] : [`${first}: ${value}`]), ...(other === undefined ? [] : [`${second}: ${other}`])]
  return parts.length === 0 ? [] : [parts.join('   ')]
}

const lineLength = 69

/** Items in lines of at most 69 characters. */
function wrap(items: readonly string[], separator: string, lineEnd = ''): string[] {
  const lines: string[] = []
  for (const item of items) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + separator.length + item.length <= lineLength)
      lines[lines.length - 1] = `${last}${separator}${item}`
    else lines.push(item)
  }
  return lines.map((line, index) => (index < lines.length - 1 ? `${line}${lineEnd}` : line))
}

// Transmission header

const securityLetters: Partial<Record<string, string>> = { U: 'U', R: 'R', C: 'C', S: 'S', TS: 'T' }

function headerLines(header: HeaderView, banner: MarkingValue): string[] {
  const { channel, called, originator, signals, dateTime, from } = header
  return [
    ...(channel ? [`VZCZC${channel.designator}${channel.number}`] : []),
    ...(called ? wrap([`${called.precedence}${called.precedence}`, ...called.indicators], ' ') : []),
    ...(originator ? [originatorLine(originator)] : []),
    ...(signals ? [securityLine(banner, signals)] : []),
    ...(dateTime ? [[...dateTime.precedence, printGroup(dateTime)].join(' ')] : []),
    ...(from ? [`FM ${from}`] : []),
    ...addresseeLines('TO', header.action),
    ...addresseeLines('INFO', header.info),
  ]
}

function originatorLine({ indicator, serial, section, julianDay, time }: NonNullable<HeaderView['originator']>): string {
  const part = section === undefined ? '' : `/${String(section).padStart(2, '0')}`
  return `DE ${indicator} #${serial}${part} ${String(julianDay).padStart(3, '0')}${time}`
}

/** `ZNR UUUUU ZZH`: the letter is that of what is released (ACP 127(G) 124). */
function securityLine(banner: MarkingValue, signals: readonly string[]): string {
  const letter = securityLetters[banner.level ?? 'U'] ?? 'U'
  return [letter === 'U' ? 'ZNR' : 'ZNY', letter.repeat(5), ...signals].join(' ')
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']

function printGroup({ date, hour, minute }: NonNullable<HeaderView['dateTime']>): string {
  return `${pad(date.day)}${pad(hour)}${pad(minute)}Z ${monthOf(date)} ${pad(date.year % 100)}`
}

/** `Apr 07, 2011 / 071322Z APR 11` */
function smartDate(found: NonNullable<HeaderView['dateTime']>): string {
  const month = monthOf(found.date)
  return `${month.charAt(0)}${month.slice(1).toLowerCase()} ${pad(found.date.day)}, ${found.date.year} / ${printGroup(found)}`
}

function monthOf({ month }: CalendarDate): string {
  return months[month - 1] ?? ''
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

function addressee({ indicator, name, precedence, continuity }: AddresseeView): string {
  return [indicator ? `${indicator}/${name}` : name, precedence, continuity].filter((part) => part !== undefined).join(' ')
}

function addresseeLines(keyword: string, addressees: readonly AddresseeView[]): string[] {
  return addressees.map((one, index) => (index === 0 ? `${keyword} ${addressee(one)}` : addressee(one)))
}

function recordNumber({ year, post, number }: NonNullable<HeaderView['recordNumber']>): string {
  return `${pad(year % 100)} ${post} ${number}`
}

// Text

/** Captions that the released portions imply: NOFORN, SENSITIVE, REL TO … */
function captionLines(banner: MarkingValue): string[] {
  const own = banner.controls.filter(({ id }) => findEntry(id)?.captions === undefined)
  const [, ...groups] = printMarking({ ...banner, controls: own }, 'banner').split('//')
  return [...groups, ...banner.controls.flatMap(({ id }) => findEntry(id)?.captions ?? [])]
}

function orderLines({ executiveOrder }: ReleaseView, lead: string): string[] {
  if (executiveOrder.number === undefined) return []
  const { number, declassify } = executiveOrder
  return [`${lead}${number}: ${declassify ? `DECL: ${printDeclassify(declassify)}` : 'N/A'}`]
}

/** As the E.O. line of a cable has it: `05/03/2034`, `25X1`. */
function printDeclassify(found: DeclassifyView): string {
  return found.kind === 'date' ? printSlashed(found.date) : printInstruction(found)
}

/** As an authority block has it: `20340503` (32 CFR 2001.21(a)(4)), `25X1, 20590503`. */
function printInstruction(found: DeclassifyView): string {
  const day = found.date ? formatDate(found.date).replaceAll('-', '') : undefined
  return [...(found.kind === 'exemption' ? [found.code] : []), ...(day === undefined ? [] : [day])].join(', ')
}

function printSlashed({ year, month, day }: CalendarDate): string {
  return `${pad(month)}/${pad(day)}/${year}`
}

function printDay(date: CalendarDate): string {
  return `${pad(date.day)} ${monthOf(date)} ${date.year}`
}

function tagLines({ tags }: ReleaseView, lead: string, separator: string): string[] {
  return tags.length === 0 ? [] : wrap([`${lead}${tags[0]}`, ...tags.slice(1)], separator, separator.trimEnd())
}

function subjectLines({ subject }: ReleaseView, lead: string): string[] {
  if (!subject) return []
  return [
    `${lead}${subject.kind === 'withheld' ? printPlaceholder(subject) : `${printMarking(subject.marking, 'portion')} ${subject.text}`}`,
  ]
}

function referenceLines({ references }: ReleaseView, lead: string): string[] {
  return references ? [`${lead}${printPlaceholder(references)}`] : []
}

/**
 * The authority block of a cable. An original classification keeps its classifier and reasons; a `Derived From` line beside reasons would
 * contradict itself (32 CFR 2001.22(d)).
 */
function authorityLines({ authority, header, post, number }: ReleaseView): string[] {
  if (!authority) return []
  const { classifiedBy, derived } = authority
  if (!derived) return classifiedBy === undefined ? [] : [`CLASSIFIED BY: ${classifiedBy}${reasonTail(authority)}.`]
  const date = header?.dateTime?.date
  const name = [post, number && String(Number(number))].filter((part) => part !== undefined)
  const source = name.length === 0 ? 'SOURCE DOCUMENT' : [...(date ? [pad(date.year % 100)] : []), ...name].join(' ')
  return [
    ...(classifiedBy === undefined ? [] : [`CLASSIFIED BY: ${classifiedBy}`]),
    `DERIVED FROM: ${source}${date ? `, ${printDay(date)}` : ''}`,
  ]
}

function reasonTail(authority: AuthorityView): string {
  return authority.reasons.length === 0 ? '' : ` for reasons ${printReasons(authority)}`
}

/** `1.4 (b) and (d)` */
function printReasons({ reasons }: AuthorityView): string {
  const section = reasons[0]?.section ?? ''
  const letters = [...new Set(reasons.map(({ letter }) => `(${letter.toLowerCase()})`))]
  const last = letters.pop()
  return `${section} ${letters.length === 0 ? last : `${letters.join(', ')} and ${last}`}`
}

/** A released portion with its number and its mark in canonical form, or what stands for a withheld one. */
function itemLines(item: BodyItem): Block {
  if (item.kind === 'heading') return [`${printMarking(item.marking, 'portion')} ${item.text}`, headingRule]
  const number = item.number === undefined ? '' : `${item.number}. `
  if (item.kind === 'withheld') return [`${number}${printPlaceholder(item)}`]
  const text = item.text === '' ? '' : ` ${item.text}`
  return [`${number}${printBullet(item.bullet)}${printMarking(item.marking, 'portion')}${text}`]
}

/** One length for every heading. */
const headingRule = '-'.repeat(20)

function printBullet(bullet: string | undefined): string {
  if (bullet === undefined) return ''
  if (bullet === '-') return '-- '
  return /^\d/.test(bullet) ? `(${bullet}) ` : `${bullet}. `
}
