import type { MarkedDocument } from '../../grammar/document.ts'
import type { MarkingValue } from '../../grammar/marking/marking.ts'
import { printMarking } from '../../grammar/marking/print.ts'
import { levelEntry } from '../../grammar/vocabulary/levels.ts'
import type { Contributor, Why } from '../../rules/why.ts'
import { maskMarking } from './mask.ts'
import { markingText } from './summary.ts'
import { wrap } from './width.ts'
import { maskUnknownWords } from './words.ts'

const shownWitnesses = 8

/** One word of the banner line and the places that force it. */
export interface WhyWord {
  readonly word: string
  readonly from: readonly Contributor[]
}

/** The words of a roll-up, level first, each with what forces it; words that the register does not hold are masked, unless `showText`. */
export function wordsOf({ rollUp, contributors }: Why, showText = false): readonly WhyWord[] {
  const { level, controls } = rollUp.value
  const fromOf = (id: string): Contributor[] =>
    (rollUp.witnesses.find((witness) => witness.id === id)?.from ?? []).flatMap((index) => contributors[index] ?? [])
  if (level === undefined) return []
  return [
    { word: levelEntry(level).title, from: fromOf('level') },
    ...controls.map((control) => ({ word: wordOf(rollUp.value, control.id, showText), from: fromOf(control.id) })),
  ]
}

/** How the banner line writes one control of a marking. */
function wordOf(value: MarkingValue, id: string, showText: boolean): string {
  const alone = printMarking(
    { ...value, ownership: 'us', owners: [], controls: value.controls.filter((control) => control.id === id) },
    'banner',
  )
  const words = alone.split('//').slice(1).join('//')
  return showText ? words : maskUnknownWords(words)
}

/**
 *     SECRET//NOFORN
 *     ├─ SECRET   from ¶3 (S//NF)
 *     └─ NOFORN   from ¶3 (S//NF)
 */
export function describeWhy(document: MarkedDocument, found: Why, width: number): string {
  const words = wordsOf(found)
  const rolled = markingText(found.rollUp.value, 'banner')
  const column = Math.max(0, ...words.map(({ word }) => word.length))
  const lines = [rolled ?? 'No portion has a marking, so nothing adds up to a banner line.']
  for (const [index, { word, from }] of words.entries()) {
    const lead = `${index === words.length - 1 ? '└─' : '├─'} ${word.padEnd(column)}   `
    lines.push(...hang(lead, `from ${places(document, from)}`, width))
  }
  const notes = [
    ...found.rollUp.assumptions.map((assumption) => `assumed: ${assumption}`),
    ...unclearNotes(document, found),
    ...bannerNotes(found, rolled),
  ]
  return [...lines, ...(notes.length > 0 ? ['', ...notes.flatMap((note) => wrap(note, width))] : []), ''].join('\n')
}

function places(document: MarkedDocument, from: readonly Contributor[]): string {
  const named = from.slice(0, shownWitnesses).map(({ place, marking }) => (marking ? `${place} ${maskMarking(document, marking)}` : place))
  const more = from.length - named.length
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function hang(lead: string, text: string, width: number): string[] {
  return wrap(text, Math.max(30, width - lead.length)).map((line, index) => `${index === 0 ? lead : ' '.repeat(lead.length)}${line}`)
}

function unclearNotes(document: MarkedDocument, { unclear }: Why): string[] {
  if (unclear.length === 0) return []
  return [`No clear marking: ${places(document, unclear)}. What is not marked counts at the level of the banner line.`]
}

function bannerNotes({ banner, without }: Why, rolled: string | null): string[] {
  if (without.length > 0) return [`Without ${without.join(', ')}.`]
  const says = banner && markingText(banner, 'banner')
  if (!says) return ['The document has no banner line that can be read.']
  return [says === rolled ? 'The banner line says so.' : `The banner line says ${says}.`]
}

/** `To reach UNCLASSIFIED leave out ¶1 (C), ¶3 (S//NF), ¶4.` */
export function describeLeaveOut(document: MarkedDocument, audience: string, leaveOut: readonly Contributor[], width: number): string {
  const text =
    leaveOut.length === 0
      ? `All of it may go to ${audience}.`
      : `To reach ${audience} leave out ${leaveOut.map(({ place, marking }) => `${place}${marking ? ` ${maskMarking(document, marking)}` : ' (unmarked)'}`).join(', ')}.`
  return `${wrap(text, width).join('\n')}\n`
}
