import { type Amount, amountClasses } from './amount.ts'
import { type Exemption, parseExemption, printExemption, sortExemptions } from './exemption.ts'
import type { Disposition, Unit, Withheld } from './view.ts'

const nouns: Record<Unit, string> = {
  paragraph: '1 paragraph',
  subparagraph: 'subparagraph',
  text: 'text',
  heading: 'heading',
  subject: 'subject line',
  references: 'references',
}

/** Units whose amount is told. A heading or a subject is about a line, so that its amount would tell its length. */
export const measured: ReadonlySet<Unit> = new Set<Unit>(['paragraph', 'subparagraph', 'text'])

/**
 * What stands where words were left out. Two placeholders of one unit, amount class and ground are the same text.
 *
 *     [1 paragraph (2-5 lines) not declassified] [B1 1.4(B), B1 1.4(D)]
 *     [subparagraph a (1 line or less) withheld] [B5]
 *     [text (6-15 lines) withheld pending review]
 *     [subject line not declassified] [B1 1.4(D)]
 *     [portion removed]
 *
 * The words are those of FRUS volumes and FOIA releases (reference: redaction R1, R2, R8). `removed` tells neither amount nor ground.
 */
export function printPlaceholder({ unit, bullet, amount, disposition, exemptions }: Omit<Withheld, 'kind' | 'number'>): string {
  if (disposition === 'removed') return unit === 'subject' ? '[subject line removed]' : '[portion removed]'
  const label = unit === 'subparagraph' && bullet !== undefined && bullet !== '-' ? ` ${bullet}` : ''
  const size = measured.has(unit) && amount !== undefined ? ` (${printAmount(amount)})` : ''
  const codes = exemptions.length === 0 ? '' : ` [${exemptions.map(printExemption).join(', ')}]`
  return `[${nouns[unit]}${label}${size} ${disposition}]${codes}`
}

/**
 * What stands for words withheld inside a released text: `[… B6]`, and `[…]` where no ground is told. It has one shape, so that it says
 * nothing of how much is gone.
 */
export function printOmission(exemptions: readonly Exemption[]): string {
  return exemptions.length === 0 ? '[…]' : `[… ${sortExemptions(exemptions).map(printExemption).join(', ')}]`
}

const omission = /\[…(?: ([^[\]]{1,200}))?\]/g

/** The exemptions of each omission in a released text. An omission that an earlier release made counts like a new one. */
export function readOmissions(text: string): readonly (readonly Exemption[])[] {
  return [...text.matchAll(omission)].map(([, codes = '']) => codes.split(', ').flatMap((code) => parseExemption(code) ?? []))
}

function printAmount(amount: Exclude<Amount, undefined>): string {
  if (typeof amount === 'string') return amount
  return amount === 1 ? '1 line' : `${amount} lines`
}

const lead =
  /^\[(1 paragraph|subparagraph|text|heading|subject line|references|portion)(?: ([a-z]{1,3}|\d{1,2}))?(?: \(([^()]{1,20})\))? (not declassified|withheld|withheld pending review|removed)\]/

/** Reads a placeholder as `printPlaceholder` writes it, so that a release can be released again. Undefined for anything else. */
export function parsePlaceholder(text: string): Omit<Withheld, 'kind' | 'number'> | undefined {
  if (text.length > 400) return undefined
  const found = lead.exec(text)
  if (!found) return undefined
  const disposition = found[4] as Disposition
  const unit = found[1] === 'portion' ? 'paragraph' : (Object.keys(nouns) as Unit[]).find((one) => nouns[one] === found[1])
  const amount = found[3] === undefined ? undefined : parseAmount(found[3])
  const exemptions = parseCodes(text.slice(found[0].length))
  if (!unit || !exemptions || (found[3] !== undefined && amount === undefined)) return undefined
  const placeholder = { unit, bullet: found[2], amount, disposition, exemptions }
  return printPlaceholder(placeholder) === text ? placeholder : undefined
}

function parseAmount(text: string): Amount {
  const known = amountClasses.find((one) => one === text)
  if (known) return known
  const lines = /^(\d{1,5}) lines?$/.exec(text)
  return lines ? Number(lines[1]) : undefined
}

function parseCodes(text: string): Exemption[] | undefined {
  if (text === '') return []
  if (!text.startsWith(' [') || !text.endsWith(']')) return undefined
  const exemptions = text.slice(2, -1).split(', ').map(parseExemption)
  return exemptions.every((exemption) => exemption !== undefined) ? exemptions : undefined
}
