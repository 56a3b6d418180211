import type { MarkedDocument } from '../grammar/document.ts'
import { oncePerDocument } from '../grammar/once-per-document.ts'
import { distributionLead, notices, statements } from '../grammar/vocabulary/notices.ts'

/** The words that something begins with which may stand anywhere in a text. */
const firstWords = {
  notice: [...notices, ...statements].flatMap(({ phrases }) => phrases.map(firstOf)),
  distribution: [firstOf(distributionLead)],
  workingPaper: ['draft', 'working'],
  enclosure: ['enclosure', 'enclosures', 'encl', 'attachment', 'attachments', 'att'],
} as const

type Opening = keyof typeof firstWords

function firstOf(phrase: string): string {
  return phrase.split(' ', 1)[0] ?? ''
}

/** Any of them; a digit or an underscore may stand behind it (`Encl1:`). */
const anyWord = new RegExp(`\\b(?:${[...new Set(Object.values(firstWords).flat())].join('|')})(?![A-Za-z])`, 'gi')

interface Place {
  readonly at: number
  /** In small letters. */
  readonly word: string
}

/** Where all these words stand: the prose is gone through once for all that rules look for in it. */
const found = oncePerDocument(({ text }): readonly Place[] =>
  Array.from(text.matchAll(anyWord), (match) => ({ at: match.index, word: match[0].toLowerCase() })),
)

/** Where words of an opening stand, in the order of the text. What they are the beginning of, the caller finds out. */
export function wordsOf(document: MarkedDocument, opening: Opening): readonly Place[] {
  const words = wordSets[opening]
  return found(document).filter(({ word }) => words.has(word))
}

const wordSets: Readonly<Record<Opening, ReadonlySet<string>>> = {
  notice: new Set(firstWords.notice),
  distribution: new Set(firstWords.distribution),
  workingPaper: new Set(firstWords.workingPaper),
  enclosure: new Set(firstWords.enclosure),
}

/** The matches of a sticky pattern that begin with one of the words of an opening, in the order of the text; none within another. */
export function matchesAt(document: MarkedDocument, opening: Opening, pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  let end = 0
  for (const { at } of wordsOf(document, opening)) {
    if (at < end) continue
    pattern.lastIndex = at
    const match = pattern.exec(document.text)
    if (!match) continue
    matches.push(match)
    end = at + match[0].length
  }
  return matches
}

/** The first match that nothing but a few blanks stands before on its line. */
export function firstLineAt(document: MarkedDocument, opening: Opening, pattern: RegExp): RegExpExecArray | undefined {
  return matchesAt(document, opening, pattern).find(({ index }) => beginsLine(document.text, index))
}

const mostBlanks = 60

function beginsLine(text: string, at: number): boolean {
  let before = at - 1
  while (before >= 0 && at - before <= mostBlanks && (text[before] === ' ' || text[before] === '\t')) before--
  return before < 0 || text[before] === '\n' || text[before] === '\r'
}
