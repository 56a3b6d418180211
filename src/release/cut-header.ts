import type { Addressee, AuthorityBlock, Declassification, MarkedDocument, TransmissionHeader } from '../../grammar/document.ts'
import type { AddresseeView, AuthorityView, DeclassifyView, ExecutiveOrderView, HeaderView, ReleasedText } from './view.ts'

/** A value that stood in a slot of the form, if it has the shape that the slot asks for. Anything else stays behind. */
export function slot(value: string | undefined, shape: RegExp): ReleasedText | undefined {
  return value !== undefined && shape.test(value) ? (value as ReleasedText) : undefined
}

export const postShape = /^[A-Z][A-Z .'-]{1,30}$/
export const numberShape = /^\d{1,8}$/
const indicatorShape = /^(?:ZEN|[A-Z]{4,8})$/
const nameShape = /^[A-Z0-9][A-Z0-9 .,'()&/-]{1,68}$/
const serialShape = /^\d{4}$/
const channelShape = /^[A-Z]{3}$/
const channelNumberShape = /^\d{3,4}$/
const precedenceShape = /^[ZOPR]$/
const signalShape = /^Z[A-Z]{2}\d?$/
const orderShape = /^\d{5}$/
const exemptionShape = /^(?:25X[1-9]|25X1-HUMAN|50X1-HUM|50X2-WMD)$/
const classifierShape = /^[A-Z][A-Za-z .,'/&-]{1,100}$/
const addresseeTail = /^[ \t]{0,8}(FLASH|NIACT IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE)?[ \t]{0,8}(\d{3,5}(?:-\d{3,5})?)?[ \t]{0,8}$/

/** First words of a plain-language address that has no routing indicator to vouch for it. */
const addressLeads: ReadonlySet<string> = new Set(
  'AMEMBASSY AMCONSUL SECSTATE USMISSION USINT USEU USDEL USLO USUN USNATO RPO REO AIT WHITE SECDEF JOINT CIA DIA NSC'.split(' '),
)

/** The header by its values. A line whose values have not the shape that ACP 127 asks for is left out. */
export function cutHeader(document: MarkedDocument, header: TransmissionHeader): HeaderView {
  const { channel, called, originator, security, dateTime, recordNumber } = header
  const smart = document.format === 'smart'
  const addressee = (one: Addressee) => cutAddressee(document.text, one) ?? []
  return {
    channel: channel && cutChannel(document.text, channel.value, channel.span.end),
    called: called && cutCalled(called),
    originator: originator && cutOriginator(originator),
    signals: security?.signals.flatMap(({ value }) => slot(value, signalShape) ?? []),
    dateTime: dateTime && cutDateTime(dateTime),
    from: slot(header.from?.value, nameShape),
    action: smart ? cutField(document, 'ACTION') : header.action.flatMap(addressee),
    info: smart ? cutField(document, 'INFO') : header.info.flatMap(addressee),
    break: document.segments.some((segment) => segment.kind === 'header' && segment.line === 'FL11'),
    recordNumber: recordNumber && cutRecordNumber(recordNumber.value),
  }
}

function cutChannel(text: string, value: string, end: number): HeaderView['channel'] {
  const designator = slot(value, channelShape)
  const number = slot(/^\d*/.exec(text.slice(end, end + 5))?.[0], channelNumberShape)
  return designator && number && { designator, number }
}

function cutCalled({ precedence, indicators }: NonNullable<TransmissionHeader['called']>): HeaderView['called'] {
  const letter = slot(precedence.value, precedenceShape)
  return letter && { precedence: letter, indicators: indicators.flatMap(({ value }) => slot(value, indicatorShape) ?? []) }
}

function cutOriginator(found: NonNullable<TransmissionHeader['originator']>): HeaderView['originator'] {
  const indicator = slot(found.indicator.value, indicatorShape)
  const serial = slot(found.serial.value, serialShape)
  const time = slot(found.time.value, serialShape)
  return indicator && serial && time && { indicator, serial, section: found.section?.value, julianDay: found.julianDay.value, time }
}

function cutDateTime({ precedence, group }: NonNullable<TransmissionHeader['dateTime']>): HeaderView['dateTime'] {
  const { date, hour, minute } = group.value
  return date && { precedence: precedence.flatMap(({ value }) => slot(value, precedenceShape) ?? []), date, hour, minute }
}

function cutRecordNumber({ year, post, number }: { year: number; post: string; number: string }): HeaderView['recordNumber'] {
  const place = slot(post, postShape)
  const serial = slot(number, numberShape)
  return place && serial && { year, post: place, number: serial }
}

/** An addressee, if a routing indicator or its first word shows that it is one. */
function cutAddressee(text: string, addressee: Addressee): AddresseeView | undefined {
  const indicator = slot(addressee.indicator?.value, indicatorShape)
  const name = slot(addressee.name.value, nameShape)
  if (!name || !(indicator || addressLeads.has(name.replace(/ .*/, '')) || name.endsWith(' COLLECTIVE'))) return undefined
  const tail = addresseeTail.exec(text.slice(addressee.name.span.end, addressee.span.end).trimEnd())
  return { indicator, name, precedence: tail?.[1] as ReleasedText | undefined, continuity: tail?.[2] as ReleasedText | undefined }
}

/** Addressees of a SMART message: `WASHDC, SECSTATE IMMEDIATE; WHITE HOUSE WASHINGTON DC`. */
function cutField(document: MarkedDocument, name: string): AddresseeView[] {
  const addressees = (fieldOf(document, name) ?? '').replace(/\s+/g, ' ').split(';')
  return addressees.flatMap((text) => {
    const name = slot(text.trim(), nameShape)
    return name && !precedenceOnly.test(name) ? { indicator: undefined, name, precedence: undefined, continuity: undefined } : []
  })
}

/** The value of a field of a SMART message. */
export function fieldOf(document: MarkedDocument, name: string): string | undefined {
  for (const segment of document.segments) {
    if (segment.kind === 'field' && segment.name.toUpperCase() === name) return document.text.slice(segment.value.start, segment.value.end)
  }
  return undefined
}

/** What is left of an addressee whose name was withheld. */
const precedenceOnly = /^(?:FLASH|NIACT IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE)$/

/** The E.O. line; its instruction only when what is released is classified. */
export function cutExecutiveOrder({ executiveOrder, authority }: MarkedDocument, classified: boolean): ExecutiveOrderView {
  const instructions = [executiveOrder?.declassify?.value, authority?.declassifyOn?.value]
  const declassify = classified ? instructions.map(cutDeclassification).find((one) => one !== undefined) : undefined
  return { number: slot(executiveOrder?.number?.value, orderShape), declassify }
}

function cutDeclassification(found: Declassification | undefined): DeclassifyView | undefined {
  if (found?.kind === 'date') return { kind: 'date', date: found.date }
  if (found?.kind !== 'exemption') return undefined
  const code = slot(found.code, exemptionShape)
  return code && { kind: 'exemption', code, date: found.date }
}

/**
 * The authority block by its values. The name of the classifier is kept only in the shape of a name or a position; a derived document
 * names this very document as its source, whose own sources stay behind.
 */
export function cutAuthority(document: MarkedDocument, block: AuthorityBlock): AuthorityView {
  const { classifiedBy } = block
  const name = classifiedBy && document.text.slice(classifiedBy.start, classifiedBy.end).replace(/\s+/g, ' ').trim()
  return {
    classifiedBy: slot(name?.replace(/[,;:. ]+$/, ''), classifierShape),
    reasons: block.reasons.flatMap(({ section, letter }) => (section !== undefined && letter !== undefined ? { section, letter } : [])),
    derived: block.authority === 'derivative',
  }
}
