import { oncePerDocument } from '../grammar/once-per-document.ts'
import { type Span, span } from '../grammar/text/span.ts'
import { distributionReasons, distributionStatements } from '../grammar/vocabulary/notices.ts'
import { phrasesFound } from './phrases.ts'

/** A distribution statement of the Department of Defense, and what it tells. */
export interface DistributionStatement {
  readonly letter: string
  /** `DISTRIBUTION STATEMENT C` */
  readonly at: Span
  readonly reason: boolean
  readonly date: boolean
  readonly office: boolean
}

/** Behind the lead a statement runs to a blank line, the next statement, or this far. */
const longest = 1200

/** A phrase with whatever blanks, line ends and punctuation stand between its words. */
const spaced = (phrase: string): string => phrase.replaceAll(' ', '[^A-Za-z0-9]{1,12}')
const letterBehind = /[ \t]{1,4}([A-FX])(?![A-Za-z])/iy
const reasons = new RegExp(`\\b(?:${distributionReasons.map(spaced).join('|')})\\b`, 'i')
const aDate =
  /\b\d{1,2}[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[ ,-]{1,3}\d{2,4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?[ ,]{1,3}(?:\d{1,2}[ ,]{1,3})?\d{4}\b|\b\d{4}-?\d{2}-?\d{2}\b|\b\d{1,2}\/\d{1,2}\/\d{2,4}\b|\b(?:19|20)\d{2}\b/i
const anOffice =
  /\b(?:shall|must|will|are to|to) be (?:referred|directed|sent|made) to[ \t\r\n]{1,6}[A-Za-z]|\bcontrolling (?:dod )?office[ \t]{0,3}:/i

/** The distribution statements of a document, in the order of the text. */
export const distributionsOf = oncePerDocument((document): readonly DistributionStatement[] => {
  const { text } = document
  const found = (phrasesFound(document).get('distribution') ?? []).flatMap(({ start, end }) => {
    letterBehind.lastIndex = end
    const match = letterBehind.exec(text)
    return match ? [{ start, end: end + match[0].length, letter: (match[1] ?? '').toUpperCase() }] : []
  })
  return found.map(({ start, end, letter }, index) => {
    const next = found[index + 1]?.start ?? text.length
    const words = statementText(text, start, Math.min(next, start + longest))
    return {
      letter,
      at: span(start, end),
      reason: reasons.test(words),
      date: aDate.test(words),
      office: anOffice.test(words),
    }
  })
})

function statementText(text: string, start: number, limit: number): string {
  const words = text.slice(start, limit)
  const blank = /\n[ \t]{0,20}\r?\n/.exec(words)
  return blank ? words.slice(0, blank.index) : words
}

/** What a statement lacks, in words. */
export function lacks({ letter, reason, date, office }: DistributionStatement): readonly string[] {
  const wanted = distributionStatements[letter]
  if (!wanted) return []
  return [
    ...(wanted.reason && !reason ? ['a reason'] : []),
    ...(wanted.determined && !date ? ['the date of the determination'] : []),
    ...(wanted.determined && !office ? ['the controlling office'] : []),
  ]
}
