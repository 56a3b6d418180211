import { isLetter } from '../text/characters.ts'

const word = 'CLASSIFIED'

/** A word, and `BY` behind it: apart, glued to the name that follows (`Classified ByMinister`), or on the next line. */
const wordAndBy = /([A-Za-z]{2,13})[ \t\r\n]{1,4}(?:BY|By|by)(?![a-z])/y
/** What may stand before the lead: blanks, a pilcrow, a mark of its own, or the last words of the reference block. */
const before = /^[ \t\u00a0]*(?:\((?:U|UNCLASSIFIED)\)[ \t]*)?/i
/** A stamp of a release begins as a block does. It is the releasing authority's, and later than the document. */
const releaseStamp = /[ \t](?:DAS,[ \t]?)?A\/GIS|[\u2013\u2014-]{1,2}[ \t]*Class:/i
/** What shows that a line without a colon is a block and no sentence. */
const reasonOnLine = /\bREASONS?\b|\b[1lI][ \t]?[.,][ \t]?[45][ \t]?\(?[a-h]\b|\bDECL/i
/** Titles that a classifier has; only with one of them, `the` may follow `Classified by`. */
const title =
  /^[ \t]*(?:the[ \t]+)?(?:ACTING|ADCM|AMB|AMBASSADOR|CDA|CHARGE|CHIEF|CONSUL|COUNSELOR|DAS|DCM|DEPUTY|DIRECTOR|ECON|ECONCOUNS|ECONOFF|ECONOMIC|EMIN|EXECUTIVE|MINISTER|OFFICER|POL|POLCOUNS|POLECON|POLITICAL|POLOFF|PRINCIPAL|SECRETARY|UNDER|VICE)/i
const derivedLead = /^[ \t\u00a0]*(?:\((?:U|UNCLASSIFIED)\)[ \t]*)?(?:(?:DERIVED|DRV)[ \t]+(?:FROM|FM)[ \t]*:|DERIVED[ \t]+FROM[ \t]+[A-Z])/
const derivedLeadAnyCase = /^[ \t\u00a0]*(?:\((?:U|UNCLASSIFIED)\)[ \t]*)?(?:Derived|Drv)[ \t]+(?:from|fm)[ \t]*:/i
/** A block of a memo that begins with its reason or its instruction; the colon and the value show that it is no sentence. */
const reasonLead = /^[ \t\u00a0]*Reasons?[ \t]*:[ \t]{0,4}(?:E\.?O\.?[ \t]?\d{5},?[ \t]{0,2})?(?:Sec(?:tion|\.)?[ \t]?)?[1l][.,][45]/i
const instructionLead = /^[ \t\u00a0]*Declassify On[ \t]*:[ \t]{0,4}(?:\d|25X|50X|N\/A|OADR)/i
const cutOff = /^[ \t]*Classified[ \t]*(?:\.{3}|\u2026)[ \t]*$/i
/** By the code of the letter that they begin with, a small one: most lines begin with another, and no pattern is tried on them. */
const leads: ReadonlyMap<number, readonly RegExp[]> = new Map([
  [0x64, [derivedLead, derivedLeadAnyCase, instructionLead]],
  [0x72, [reasonLead]],
  [0x63, [cutOff]],
])

/**
 * Where in a line a classification authority block begins; undefined when none does. 0 when nothing but blanks and a mark `(U)` stand before
 * its lead. Reads the misspelt and cut leads of
 * published cables, with or without a mark before them, and a lead behind other elements that were put on the same line. A sentence
 * with "classified by" in it is no lead, nor is the stamp of a release.
 */
export function authorityLead(line: string): number | undefined {
  const text = line.length > 2000 ? line.slice(0, 2000) : line
  if (leadsAtStart(text)) return releaseStamp.test(text.slice(0, 160)) ? undefined : 0
  return leadBehind(text)
}

/** The same as `authorityLead(line) === 0`, without a look at the rest of the line. */
export function beginsWithLead(line: string): boolean {
  const text = line.length > 2000 ? line.slice(0, 2000) : line
  if (leadsAtStart(text)) return !releaseStamp.test(text.slice(0, 160))
  return text.startsWith('C') && leadBehind(text) === 0
}

/** The lead at this offset (`Classified By`, `fied By`, `CL BY`), without its colon; undefined when there is none. */
export function matchLead(text: string, offset: number): string | undefined {
  wordAndBy.lastIndex = offset
  const match = wordAndBy.exec(text)
  if (match?.[1] && isClassified(match[1])) return match[0]
  return undefined
}

function leadsAtStart(text: string): boolean {
  const prefix = isLetter(text.charCodeAt(0)) ? 0 : (before.exec(text)?.[0].length ?? 0)
  if (leads.get(text.charCodeAt(prefix) | 0x20)?.some((lead) => lead.test(text))) return true
  const lead = matchLead(text, prefix)
  if (lead === undefined) return startsWithColonOnly(text.slice(prefix))
  const rest = text.slice(prefix + lead.length)
  if (/^[ \t]*[:;]/.test(rest) || reasonOnLine.test(rest) || rest.trim() === '') return true
  return /^[A-Z]/.test(lead) && (title.test(rest) || /^[ \t]*(?:[A-Z]|\.{3})/.test(rest))
}

/** `classified: DCM …, reason 1.4 (b)` */
function startsWithColonOnly(text: string): boolean {
  return (text[0] === 'c' || text[0] === 'C') && /^CLASSIFIED[ \t]*:/i.test(text) && reasonOnLine.test(text)
}

/** A lead in the middle of a line, where references or captions were glued on. There only its usual spellings count. */
function leadBehind(text: string): number | undefined {
  if (!text.includes('lassified') && !text.includes('LASSIFIED')) return undefined
  const pattern = /(?:Classified By|CLASSIFIED BY|Classified by)[ \t]{0,2}(:)?/g
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const at = match.index
    const rest = text.slice(at + match[0].length)
    const stands = at === 0 || /[ \t.;)]/.test(text[at - 1] ?? '')
    if (!stands || releaseStamp.test(rest.slice(0, 120))) continue
    if (match[1] ? /^[ \t]*[A-Z]/.test(rest) || rest.trim() === '' : reasonOnLine.test(rest) && title.test(rest)) return at
  }
  return undefined
}

/** `CLASSIFIED` with at most two letters wrong, or its last letters when the first ones were cut off. `UNCLASSIFIED` is another word. */
function isClassified(found: string): boolean {
  const upper = found.toUpperCase()
  if (upper === word || upper === 'CL') return true
  if (/^(?:UN|DE|RE)CL/.test(upper)) return false
  if (upper.length >= 4 && word.endsWith(upper)) return true
  return upper.length >= 8 && upper[0] === 'C' && distanceWithin(upper, word, 2)
}

/** True when at most `limit` letters have to be changed, added or left out. */
function distanceWithin(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return (previous[b.length] ?? limit + 1) <= limit
}
