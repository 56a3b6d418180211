import { isAscii } from '../../grammar/text/look-alikes.ts'
import { sigma } from '../../grammar/vocabulary/aea.ts'
import { captionEntries } from '../../grammar/vocabulary/captions.ts'
import { countries } from '../../grammar/vocabulary/countries.ts'
import { cuiBasic, cuiProvisional, cuiSpecified } from '../../grammar/vocabulary/cui.ts'
import { fusedNatoLevels, levelEntries, natoLevels } from '../../grammar/vocabulary/levels.ts'
import { organisations } from '../../grammar/vocabulary/organisations.ts'
import { precedences } from '../../grammar/vocabulary/precedence.ts'
import { entries, findEntry } from '../../grammar/vocabulary/register.ts'
import { compartments } from '../../grammar/vocabulary/sci.ts'
import { editDistance } from '../nearest.ts'

/** Words of fixed places, in capitals. They are the form's own words and tell nothing about a document. */
export const headerWords = wordSet('DE FM TO INFO XMT BT ZNY ZNR')
export const endingWords = wordSet('BT NNNN')
export const sectionWords = wordSet('SECTION PART FINAL PAGE OF')
export const subjectWords = wordSet('SUBJECT SUBJ')
export const orderWords = wordSet('E O EO DECL DECLAS DNG TAGS TAG N A NA OADR ON')
export const authorityWords = wordSet(
  'CLASSIFIED BY REASON REASONS FOR E O EO SECTION SECTIONS AND DERIVED FROM MULTIPLE SOURCES DECLASSIFY DOWNGRADE ON TO DECL',
)
export const monthWords = wordSet(
  'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER JAN FEB MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC',
)

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

/** Every word of the register, in capitals: what a marking may say without telling more than markings do. */
function registerWords(): string[] {
  const forms = [
    ...levelEntries.flatMap(({ level, title, portion, tolerated }) => [level, title, portion, ...tolerated]),
    ...natoLevels.flatMap(({ title, portion }) => [title, portion]),
    ...fusedNatoLevels.flatMap(({ form, control }) => [form, control]),
    ...entries.flatMap(({ id, banner, portion, tolerated }) => [id, ...banner, ...portion, ...(tolerated ?? [])]),
    ...captionEntries.flatMap(({ id, forms }) => [id, ...(forms ?? [])]),
    ...compartments.flatMap(({ system, id, long }) => [system, id, long ?? '']),
    sigma.banner,
    sigma.portion,
    ...countries.keys(),
    ...organisations.map(({ code }) => code),
    ...[...cuiBasic, ...cuiSpecified, ...cuiProvisional],
    ...precedences.map(({ word }) => word),
    'USA JOINT NATO NIACT ENTIRE TEXT SP',
  ]
  return (
    forms
      .join(' ')
      .toUpperCase()
      .match(/[A-Z0-9]+/g) ?? []
  )
}

/** Gathered when a word is first asked for that is neither a level nor a control by its own name: few markings have others. */
let known: ReadonlySet<string> | undefined

/** True for a word of the register, in whatever case. */
export function isKnownWord(word: string): boolean {
  const upper = word.toUpperCase()
  if (findEntry(upper) || levelEntries.some(({ title }) => title === upper)) return true
  known ??= new Set(registerWords())
  return known.has(upper)
}

/** Stands for one word where words of the vocabulary are expected: an unknown word may be a code word. */
export const maskedWord = '▒▒▒▒'

/** Runs of letters and digits in a text. Unicode's classes take long to build, and most texts are ASCII. */
export function wordPattern(text: string): RegExp {
  return isAscii(text) ? /[A-Za-z0-9]+/g : /[\p{L}\p{N}\p{M}]+/gu
}

/** The text with every word masked that the register does not hold; numbers of one or two digits stay. */
export function maskUnknownWords(text: string): string {
  return text.replace(wordPattern(text), (word) => (isKnownWord(word) || /^\d{1,2}$/.test(word) ? word : maskedWord))
}

const levelNames = [...levelEntries.flatMap(({ title, tolerated }) => [title, ...tolerated]), ...natoLevels.map(({ title }) => title)].map(
  (name) => name.replaceAll(' ', ''),
)

/** True for the name of a level, letters set apart or not, with at most two letters lost, doubled or swapped. */
export function isLevelWord(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '').toUpperCase()
  if (letters.length > 20 || letters.length < 5) return false
  return levelNames.some((name) => Math.abs(name.length - letters.length) <= 2 && editDistance(letters, name) <= 2)
}
