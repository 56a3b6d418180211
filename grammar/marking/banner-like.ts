import { hasLowerCase } from '../text/characters.ts'
import { foldLookAlikes } from '../text/look-alikes.ts'
import { captionEntries } from '../vocabulary/captions.ts'
import { levelEntries } from '../vocabulary/levels.ts'
import { entries } from '../vocabulary/register.ts'
import { beginsLevel, misspeltLevelAt, spelledLevelAt } from './spelled.ts'

/** Characters that a converter or a shell leaves before a banner line, so many at most. */
const lead = ' \t>*#_"\'|\\'
const longestLead = 16

/** How many characters stand before the banner line's own text. */
export function leadLength(text: string): number {
  let length = 0
  while (length < longestLead && length < text.length && lead.includes(text.charAt(length))) length++
  return length
}

/** Only so much of a line is looked at. */
const looked = 240

const section = /^S?E?CTI?ON {0,3}\d{1,2} {1,3}[A-Z0]F {0,3}\d{1,2}|^FINAL SECTION OF \d/
/** Post and message number, with nothing behind but what a cable has there. */
const post =
  /^[A-Z][A-Z.'-]{1,20}(?: {1,3}[A-Z][A-Z.'-]{0,20}){0,3} {1,4}(\d{2,8})(?= *$|[ ]*(?:SIPDIS|SENSITIVE|NOFORN|NODIS|EXDIS|STADIS|[A-Z]{2,8}\.?O\.))/

/** Controls and captions that follow a level after a blank, longest first. */
const trailing: readonly string[] = [
  ...new Set([
    ...entries.filter((entry) => entry.takes === undefined || entry.takes === 'categories').flatMap((entry) => entry.banner),
    ...captionEntries.map((entry) => entry.id),
  ]),
].sort((a, b) => b.length - a.length)

/** Words that begin a banner line without being a level. */
const starters =
  /^(?:LIMITED OFFICIAL USE|SENSITIVE BUT UNCLASSIFIED|CUI|CONTROLLED|NATO (?:SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED)|COSMIC TOP SECRET)(?![A-Z0-9])/
const owned =
  /^\/\/ ?(?:[A-Z]{3,4} ){1,12}(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED)(?![A-Z])|^\/\/ ?(?:COSMIC TOP SECRET|JOINT )/
/** `TS//SI`: a control that the register holds behind the short form of a level. */
const shortLevel = /^(?:TS|S|C|U)\/\//
const afterShortLevel: readonly string[] = [...new Set(entries.flatMap((entry) => [...entry.banner, ...entry.portion])), 'USA', 'REL']
function isAbbreviated(text: string): boolean {
  const at = shortLevel.exec(text)?.[0].length
  return at !== undefined && afterShortLevel.some((form) => text.startsWith(form, at) && !/[A-Z0-9]/.test(text[at + form.length] ?? ''))
}
const titled = new RegExp(
  `^(?:${levelEntries.map((entry) => entry.title[0] + entry.title.slice(1).toLowerCase()).join('|')}|Top Secret)(?![A-Za-z])`,
)
/** First words of `starters`, and short levels. */
const firstWords: ReadonlySet<string> = new Set(['LIMITED', 'SENSITIVE', 'CUI', 'CONTROLLED', 'NATO', 'COSMIC', 'TS', 'S', 'C', 'U'])
const longestFirstWord = 16

/**
 * A first look that turns prose away: false only when `isBannerLike` is false. A line that begins with a word of two letters or more is
 * a banner line only when the word begins a level, is one of `firstWords`, or, in capitals and before a blank, is close to a level. A letter
 * that stands alone is the first of a level whose letters are set apart, or a short level before its slashes.
 */
function mayBegin(line: string, start: number): boolean {
  let end = start
  let capitals = true
  let code = line.charCodeAt(start)
  for (; end < line.length && end - start < longestFirstWord; code = line.charCodeAt(++end)) {
    if (code >= 97 && code <= 122) capitals = false
    else if (code < 65 || code > 90) break
  }
  // A look-alike may begin the word, or go on with it.
  if (end < line.length && code > 127 && /[A-Za-z/]/.test(foldLookAlikes(line.charAt(end)))) return true
  if (end === start) return code === 47
  const beforeBlank = code === 32 || code === 9 || code === 44 || code > 127
  if (end - start === 1) return beforeBlank || code === 47
  if (beforeBlank && capitals && end - start >= 5) return true
  const word = line.slice(start, end)
  return beginsLevel(capitals ? word : word.toUpperCase()) || firstWords.has(word)
}

/**
 * True when a line can be a banner line: it begins with a level word, and what follows is no prose. Cheap: a few bounded looks.
 *
 * Letters set apart are enough; nobody writes prose so. After a plain word only controls, a section, or a post with its number may follow.
 */
export function isBannerLike(line: string): boolean {
  const start = leadLength(line)
  if (start >= line.length || !mayBegin(line, start)) return false
  const written = foldLookAlikes(line.slice(start, start + looked)).trimEnd()
  const text = hasLowerCase(written) ? written.replace(/[a-z]+/g, (letters) => letters.toUpperCase()) : written
  const level = spelledLevelAt(text, 0)
  if (level?.spaced) return true
  if (level) {
    const word = written.slice(0, level.end)
    const rest = text.slice(level.end)
    if (word !== word.toUpperCase()) return titled.test(written) && (isEnd(rest) || (rest.startsWith('//') && wordsIn(rest) <= 6))
    const cable = written === text && isCableRest(rest)
    return cable || (!level.smeared && (isEnd(rest) || isSlashRest(rest, written.slice(level.end))))
  }
  if (written.startsWith('//')) return owned.test(written)
  const starter = starters.exec(written)
  if (starter) {
    const rest = text.slice(starter[0].length)
    return isEnd(rest) || isSlashRest(rest, written.slice(starter[0].length)) || (written === text && isCableRest(rest))
  }
  if (isAbbreviated(written)) return wordsIn(written) <= 12 && written === text
  const misspelt = misspeltLevelAt(text, 0)
  if (!misspelt) return false
  if (misspelt.spaced) return true
  return written === text && isCableRest(text.slice(misspelt.end))
}

function isEnd(rest: string): boolean {
  return /^[ \t*_"'|\\.]*$/.test(rest)
}

/** `//NOFORN`, `/NOFORN`; prose with a slash has more words, and small letters. */
function isSlashRest(rest: string, written: string): boolean {
  if (!/^ {0,4}\//.test(rest)) return false
  // A list of countries goes on behind what is looked at; prose of so many words does not consist of words of three and four letters.
  const list = written === rest && rest.trimStart().startsWith('//') && lastWords(rest).every((word) => /^[A-Z]{3,4},?$/.test(word))
  return written === rest ? list || wordsIn(rest) <= 40 : rest.trimStart().startsWith('//') && wordsIn(rest) <= 8
}

function isCableRest(rest: string): boolean {
  let at = skipBlanks(rest, 0)
  if (at === 0 && !/^(?:S?E?CTI?ON|FINAL)/.test(rest)) return false
  for (let count = 0; count < 6; count++) {
    const word = trailing.find((form) => rest.startsWith(form, at) && !/[A-Z0-9]/.test(rest[at + form.length] ?? ''))
    if (word === undefined) break
    at = skipBlanks(rest, at + word.length)
  }
  const tail = rest.slice(at)
  if (tail === '') return at > 0
  return isSection(tail) || isPost(tail)
}

function isSection(tail: string): boolean {
  return (tail.slice(0, 4).includes('CT') || tail.startsWith('FINAL')) && section.test(tail)
}

/** A number of four digits and more: fewer are an amount or a day. */
function isPost(tail: string): boolean {
  const number = post.exec(tail)?.[1]
  return number !== undefined && number.length >= 4
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === ',' || text[at] === '\t') at++
  return at
}

/** The last words of what is looked at, without the one that its end may have cut off. */
function lastWords(text: string): string[] {
  return text.split(' ').slice(-12, -1)
}

function wordsIn(text: string): number {
  return text.split(/[ \t]+/).length
}
