import type { MarkedDocument, Portion, Segment } from '../../grammar/document.ts'
import { findControl, isClear, type Marking, type MarkingValue } from '../../grammar/marking/marking.ts'
import { placeOf } from '../../grammar/place.ts'
import type { Read, Span } from '../../grammar/text/span.ts'
import { levelEntry } from '../../grammar/vocabulary/levels.ts'
import { named } from '../../grammar/vocabulary/named.ts'
import { releasable } from '../../rules/releasable.ts'
import { closeGate, failure, type GateResult, type Reading, type VerifyFinding } from './gate.ts'
import { isSetInLines, type Mask, masked, masksOf, mentions, withoutOmissions, wordsBetween } from './masked.ts'
import { shinglesOf, squeeze, type Word, wordsOf } from './residue.ts'
import { saidBy } from './same-marking.ts'
import { printedForm } from './same-text.ts'
import { type Slot, type SlotName, type TemplatePlaceholder, type TemplateText, textsOf } from './template.ts'

/** Runs the gates that need the source. Everything here is worked out from the source anew; no decision is taken over. */
export function compareWithSource(reading: Reading, source: MarkedDocument, fileName = ''): GateResult[] {
  const pairing = pair(reading, source)
  const sides = takeSides(reading, source, pairing)
  return [
    checkSource(reading, source, pairing),
    checkComplete(reading, source),
    checkAmounts(reading, source),
    checkResidue(reading, sides),
    checkTerms(reading, sides, fileName),
    checkRepetition(reading, sides),
  ]
}

// Pairing: which segment of the source a stretch of released text is

interface Pairing {
  /** Segment of the source for each released text that has one. */
  readonly segments: ReadonlyMap<TemplateText, Segment>
  readonly strangers: readonly TemplateText[]
}

function pair(reading: Reading, source: MarkedDocument): Pairing {
  const { release, markings } = reading
  const segments = new Map<TemplateText, Segment>()
  const strangers: TemplateText[] = []
  let next = 0
  for (const { text, marking } of markings) {
    const words = release.slice(text.text.start, text.text.end)
    let found = next
    while (found < source.segments.length && !isSame(text, words, marking, source.segments[found] as Segment, reading, source)) found++
    const segment = source.segments[found]
    if (!segment) strangers.push(text)
    else {
      segments.set(text, segment)
      next = found + 1
    }
  }
  return { segments, strangers }
}

function isSame(text: TemplateText, words: string, marking: Marking, segment: Segment, reading: Reading, source: MarkedDocument): boolean {
  if (segment.kind !== text.kind || reading.policy.portions.has(placeOf(source, segment.span.start))) return false
  if (segment.kind === 'portion') {
    const held = segment.marking ?? (segment.effective?.entireText ? segment.effective : undefined)
    if ((reading.policy.form.numbering === 'keep' && segment.number?.value !== text.number) || segment.bullet !== text.bullet || !held)
      return false
    if (!mayRelease(held, marking, reading, source)) return false
    const masks = masksOf(source.text, segment.body, reading.policy, segment.interruptions)
    return isPrinted(words, printedForm(wordsOfPortion(source.text, segment, masks)), masks)
  }
  if (segment.kind !== 'subject' && segment.kind !== 'heading') return false
  if (!segment.marking || !mayRelease(segment.marking, marking, reading, source)) return false
  const body = { start: segment.marking.span.end, end: segment.span.end }
  const masks = masksOf(source.text, body, reading.policy)
  const shown = printedForm(masked(source.text, body, masks)).trim()
  return isPrinted(words, shown, masks) || (segment.kind === 'heading' && isPrinted(words, shown.replace(/\n[-=_ ]*$/, ''), masks))
}

/** Where words are withheld inside a text, its lines are not those of the source. */
function isPrinted(words: string, shown: string, masks: readonly Mask[]): boolean {
  if (masks.length === 0) return words === shown
  return isSetInLines(words) && words.replaceAll('\n', ' ') === shown.replace(/\s+/g, ' ').trim()
}

function wordsOfPortion(text: string, { body, interruptions }: Portion, masks: readonly Mask[] = []): string {
  let words = ''
  let at = body.start
  for (const { span } of interruptions) {
    if (span.end <= at || span.start >= body.end) continue
    words += `${masked(text, { start: at, end: span.start }, masks)}\n`
    at = span.end
  }
  return words + masked(text, { start: at, end: body.end }, masks)
}

/** The source's own marking lets the audience see it, and the release says the same marking. */
function mayRelease(held: Marking, printed: Marking, { policy, profile }: Reading, source: MarkedDocument): boolean {
  if (!isClear(held)) return false
  const controls = held.controls.map((control) =>
    control.id === named.relTo && control.codes.length === 0 ? { ...control, codes: listAbove(source) } : control,
  )
  const value: MarkingValue = { ...held, controls }
  return releasable(value, policy.audience, { profile }).releasable && saidBy(value) === saidBy(printed)
}

/** The release list that a bare REL stands for. */
function listAbove({ bannerLines }: MarkedDocument): readonly string[] {
  const lists = bannerLines.map(({ marking }) => findControl(marking, named.relTo)?.codes ?? [])
  return lists.find((codes) => codes.length > 0) ?? []
}

function checkSource(reading: Reading, source: MarkedDocument, { segments, strangers }: Pairing): GateResult {
  const findings: VerifyFinding[] = strangers.map((text) =>
    failure(reading, 'source', text.span, 'Text that is not that of a portion the audience may see.'),
  )
  const vocabulary = slotVocabulary(source)
  const former = reading.template.stamps.find(({ start }) => reading.release.startsWith('FORMER MARKING: ', start))
  if (former && !saysFormerLevel(reading.release.slice(former.start, former.end), source))
    findings.push(failure(reading, 'source', former, 'The former level is not that of the source.'))
  for (const slot of reading.template.slots) {
    if (!fromSource(reading, source, slot, vocabulary))
      findings.push(failure(reading, 'source', slot.span, 'A value that does not stand in this place of the source.'))
  }
  return closeGate(
    'source',
    segments.size + reading.template.slots.length,
    'Every word is that of a portion the audience may see, or of a fixed place.',
    findings,
  )
}

function saysFormerLevel(line: string, source: MarkedDocument): boolean {
  if (source.segments.some(({ kind, span }) => kind === 'stamp' && source.text.slice(span.start, span.end).trim() === line)) return true
  const level = source.bannerLines[0]?.marking.level
  return level !== undefined && line === `FORMER MARKING: X ${levelEntry(level).title} X`
}

// Slots

/** In which segments of the source the words of a slot have to stand. */
const segmentsOf = {
  security: ['header'],
  banner: ['banner'],
  tags: ['tags'],
  signature: ['signature', 'field'],
  ending: ['header', 'ending'],
} as const satisfies Partial<Record<SlotName, readonly Segment['kind'][]>>

const formWords = new Set(
  (
    'DE FM TO INFO BT NNNN ZNR ZNY UUUUU RRRRR CCCCC SSSSS TTTTT UNCLAS C O N F I D E N T I A L S R P T MRN DATE DTG FROM ACTION TAGS CAPTIONS CLASSIFIED BY ' +
    'FOR REASONS AND REASON DERIVED ON DECLASSIFY SOURCE DOCUMENT SIGNATURE DECL N A EO'
  ).split(' '),
)

/** Fields of a SMART message whose values a release may have. */
const shapedFields = new Set(['MRN', 'DATE/DTG', 'FROM', 'ACTION', 'INFO', 'SIGNATURE'])

/** The words of each kind of segment. */
type Vocabulary = ReadonlyMap<Segment['kind'], ReadonlySet<string>>

function slotVocabulary(source: MarkedDocument): Vocabulary {
  const words = new Map<Segment['kind'], Set<string>>()
  for (const segment of source.segments) {
    if (segment.kind === 'field' && !shapedFields.has(segment.name.toUpperCase())) continue
    const set = words.get(segment.kind) ?? new Set()
    for (const word of upperWords(source.text.slice(segment.span.start, segment.span.end))) {
      set.add(word)
    }
    words.set(segment.kind, set)
  }
  return words
}

function upperWords(text: string): string[] {
  return text.toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function fromSource({ release, document }: Reading, source: MarkedDocument, { name, span }: Slot, vocabulary: Vocabulary): boolean {
  const text = release.slice(span.start, span.end)
  switch (name) {
    case 'caption':
      return true // What the portions imply, which is a gate of its own.
    case 'date':
      return sameValue(document.date, source.date)
    case 'order':
      return sameOrder(document, source)
    case 'authority':
      return sameAuthority(text, document, source, vocabulary)
    case 'header':
      if (dateLine.test(text)) return sameValue(document.header?.dateTime?.group, source.header?.dateTime?.group)
      return callLine.test(text) ? hasWords(text, ['header'], vocabulary) : standsInHeader(text, source)
    default:
      return hasWords(text, segmentsOf[name], vocabulary)
  }
}

/** The line of the station that calls, and that of those it calls: printed afresh, so that blanks and zeros may be others. */
const callLine = /^(?:DE|([ZOPR])\1)\b/

function sameValue(a: Read<unknown> | undefined, b: Read<unknown> | undefined): boolean {
  return JSON.stringify(a?.value) === JSON.stringify(b?.value)
}

function hasWords(text: string, kinds: readonly Segment['kind'][], vocabulary: Vocabulary, more: readonly string[] = []): boolean {
  const known = (word: string) => formWords.has(word) || more.includes(word) || kinds.some((kind) => vocabulary.get(kind)?.has(word))
  return upperWords(text).every(known)
}

/** An address or a number stands in the header of the source as it is, keyword and line breaks apart. */
function standsInHeader(text: string, source: MarkedDocument): boolean {
  const lines = source.segments.filter(
    (segment) => segment.kind === 'header' || (segment.kind === 'field' && shapedFields.has(segment.name.toUpperCase())),
  )
  const whole = ` ${lines
    .map(({ span }) => source.text.slice(span.start, span.end))
    .join(' ')
    .replace(/[\s;]+/g, ' ')} `
  const values = text.replace(/^(?:FM|TO|INFO|MRN:|From:|Action:|Info:) +/, '').split('; ')
  return values.every((value) => whole.includes(` ${value} `))
}

/** The classifier as he is named, reasons and day as they were read; what a derived release names is the message itself. */
function sameAuthority(text: string, document: MarkedDocument, source: MarkedDocument, vocabulary: Vocabulary): boolean {
  if (/^Declassify On:/i.test(text)) return sameOrder(document, source)
  if (/^DERIVED FROM:/i.test(text)) return namesItself(text, source, vocabulary)
  const own = new Set((source.authority?.reasons ?? []).map(({ section, letter }) => `${section}${letter}`))
  if ((document.authority?.reasons ?? []).some(({ section, letter }) => !own.has(`${section}${letter}`))) return false
  const name = /^CLASSIFIED BY: +(.*?)(?: for reasons .*)?\.?$/i.exec(text)?.[1]
  if (name === undefined) return /^Reason:/i.test(text)
  const block = source.authority ? source.text.slice(source.authority.span.start, source.authority.span.end) : ''
  return block.replace(/\s/g, '').includes(name.replace(/\s/g, ''))
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')

/** `DERIVED FROM: 24 STRELSAU 42, 03 MAY 2024`: year, post and number of the source, and its day. */
function namesItself(text: string, source: MarkedDocument, vocabulary: Vocabulary): boolean {
  const [, name = '', day] = /^(.*?)(?:, (\d\d [A-Z]{3} \d{4}))?$/.exec(text) ?? []
  const date = source.date?.value
  if (day !== undefined && day !== (date && `${twoDigits(date.day)} ${months[date.month - 1]} ${date.year}`)) return false
  const year = date ? [twoDigits(date.year % 100)] : []
  const numbers = source.bannerLines.flatMap(({ number }) => (number ? String(Number(number.value)) : []))
  return hasWords(name, ['banner', 'header', 'field'], vocabulary, [...year, ...numbers])
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

const dateLine = /^(?:Date\/DTG:|(?:[ZOPR] ){0,2}\d{6}Z)/

/** Values that are compared as values and not as words: what they print need not stand in the source letter by letter. */
function isTyped({ release }: Reading, { name, span }: Slot): boolean {
  return (
    name === 'caption' || name === 'order' || name === 'date' || (name === 'header' && dateLine.test(release.slice(span.start, span.end)))
  )
}

function sameOrder(document: MarkedDocument, source: MarkedDocument): boolean {
  if (!sameValue(document.executiveOrder?.number, source.executiveOrder?.number)) return false
  const own = new Set(instructionsOf(source))
  return instructionsOf(document).every((one) => own.has(one))
}

/** When a document says that it is declassified, on its E.O. line and in its authority block. */
function instructionsOf({ executiveOrder, authority }: MarkedDocument): string[] {
  return [executiveOrder?.declassify, authority?.declassifyOn].flatMap((read) => {
    if (!read || read.value.kind === 'not-applicable' || read.value.kind === 'missing') return []
    return JSON.stringify({ ...read.value, notation: undefined })
  })
}

// Completeness and amounts

/** Numbered paragraphs come all, once, in their order, each as text or as a placeholder. */
function checkComplete(reading: Reading, source: MarkedDocument): GateResult {
  const items = reading.template.items.filter(({ number }) => number !== undefined)
  const anew = reading.policy.form.numbering === 'renumber'
  const wanted = anew ? items.map((_, index) => index + 1) : source.portions.flatMap(({ number }) => number?.value ?? [])
  const findings: VerifyFinding[] = []
  const firstWrong = wanted.findIndex((number, index) => items[index]?.number !== number)
  const wrong = firstWrong >= 0 ? firstWrong : items.length > wanted.length ? wanted.length : undefined
  const standing = anew ? reading.template.items.find(({ kind }) => kind === 'placeholder') : undefined
  if (standing)
    findings.push(failure(reading, 'complete', standing.span, 'Something stands for a paragraph, though numbers are given anew.'))
  if (wrong !== undefined)
    findings.push(
      failure(
        reading,
        'complete',
        items[wrong]?.span ?? end(reading),
        anew ? 'The paragraphs are not numbered from 1.' : 'The numbered paragraphs are not those of the source, in its order.',
      ),
    )
  return closeGate('complete', wanted.length, 'Every numbered paragraph is there, as text or as a placeholder.', findings)
}

function end({ release }: Reading): Span {
  return { start: release.length, end: release.length }
}

/** A placeholder tells the amount class of what it stands for, and cites no ground that the source or the policy does not give. */
function checkAmounts(reading: Reading, source: MarkedDocument): GateResult {
  const { template, policy } = reading
  const findings: VerifyFinding[] = []
  const placeholders = textsOf(template).filter((item) => item.kind === 'placeholder')
  const sources = new Map<TemplatePlaceholder | TemplateText, Portion | undefined>()
  const paragraphs = source.portions.filter(({ number }) => number !== undefined)
  for (const [index, item] of template.items.filter(({ number }) => number !== undefined).entries()) sources.set(item, paragraphs[index])
  const grounds = new Set([
    ...(source.authority?.reasons ?? []).map(({ section, letter }) => `B1 ${section}(${letter?.toUpperCase()})`),
    ...[...policy.sensitive, ...[...policy.portions.values(), ...policy.reasons.values()].flat()].map(({ paragraph, detail }) =>
      paragraph === 7 ? `B7${detail}` : `B${paragraph} ${detail}`.trim(),
    ),
  ])
  // Placeholders that the source itself has, from an earlier release.
  const carried = new Set(source.segments.map(({ span }) => bracketed(source.text.slice(span.start, span.end))))
  for (const item of placeholders) {
    if (carried.has(bracketed(reading.release.slice(item.span.start, item.span.end)))) continue
    if (item.codes.some((code) => !grounds.has(code)))
      findings.push(failure(reading, 'amounts', item.span, 'An exemption that neither the authority block nor the policy gives.'))
    const paragraph = sources.get(item)
    const amount = paragraph && amountClass(wordsOfPortion(source.text, paragraph), policy.amount)
    if (paragraph && item.disposition !== 'removed' && item.amount !== amount)
      findings.push(failure(reading, 'amounts', item.span, 'The amount is not that of what the placeholder stands for.'))
  }
  return closeGate('amounts', placeholders.length, 'Placeholders tell amount and ground, and nothing else.', findings)
}

/** From the first bracket on. */
function bracketed(text: string): string {
  return text.slice(Math.max(0, text.indexOf('['))).trim()
}

/** Lines of 69 columns that the words of a text fill, as the class that may be told. */
function amountClass(text: string, mode: 'bucket' | 'exact' | 'unit'): string | undefined {
  if (mode === 'unit') return undefined
  let lines = 1
  let column = 0
  for (const word of text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .match(/\S+/g) ?? []) {
    let length = [...word].length
    if (column > 0 && column + 1 + length > 69) {
      lines++
      column = 0
    } else if (column > 0) column++
    for (; column + length > 69; length -= 69) lines++
    column += length
  }
  if (mode === 'exact') return lines === 1 ? '1 line' : `${lines} lines`
  return lines === 1 ? '1 line or less' : lines < 6 ? '2-5 lines' : lines < 16 ? '6-15 lines' : 'more than 15 lines'
}

// Residue: the words of what is withheld, looked for in what is released

interface Side {
  readonly place: string
  readonly text: string
  readonly words: readonly Word[]
}

interface Sides {
  /** What the source withholds, unit by unit. */
  readonly withheld: readonly Side[]
  /** What it releases, and the fixed places whose values a release may have. */
  readonly allowed: readonly Side[]
  /** Stretches of the release that came out of the source. */
  readonly printed: readonly { readonly span: Span; readonly words: readonly Word[]; readonly text: string; readonly isText: boolean }[]
}

/** Segments whose values a release may have in their own place. */
const anchored: ReadonlySet<Segment['kind']> = new Set<Segment['kind']>([
  'header',
  'banner',
  'captions',
  'executive-order',
  'tags',
  'ending',
  'stamp',
  'blank',
])

function takeSides(reading: Reading, source: MarkedDocument, { segments }: Pairing): Sides {
  const released = new Set(segments.values())
  // A classified release names its classifier; the gate for the source has checked the words of that line.
  const namesClassifier = reading.template.slots.some(({ name }) => name === 'authority')
  const signed = reading.template.slots.some(({ name }) => name === 'signature')
  const withheld: Side[] = []
  const allowed: Side[] = []
  for (const segment of source.segments) {
    const open =
      (segment.kind === 'signature' && signed) ||
      anchored.has(segment.kind) ||
      released.has(segment) ||
      (segment.kind === 'authority' && namesClassifier) ||
      (segment.kind === 'field' && shapedFields.has(segment.name.toUpperCase()))
    const place = placeOf(source, segment.span.start)
    const side = (text: string): Side => ({ place, text, words: wordsOf(text) })
    const interruptions = segment.kind === 'portion' ? segment.interruptions : []
    const masks = released.has(segment) ? masksOf(source.text, segment.span, reading.policy, interruptions) : []
    ;(open ? allowed : withheld).push(side(withoutOmissions(masked(source.text, segment.span, masks))))
    for (const mask of masks)
      withheld.push(
        side(
          wordsBetween(source.text, mask, interruptions)
            .map(({ folded }) => folded)
            .join(' '),
        ),
      )
  }
  const stretches = [
    ...[...segments.keys()].map(({ text }) => ({ span: text, isText: true })),
    ...reading.template.slots.filter((slot) => !isTyped(reading, slot)).map(({ span }) => ({ span, isText: false })),
  ]
  const printed = stretches.map(({ span, isText }) => {
    const text = withoutOmissions(reading.release.slice(span.start, span.end))
    return { span, isText, text, words: wordsOf(text) }
  })
  return { withheld, allowed, printed }
}

const reportedRun = 5
const squeezedRun = 20

/** No run of five words, and no run of twenty letters, that stands only in what is withheld. */
function checkResidue(reading: Reading, { withheld, allowed, printed }: Sides): GateResult {
  const findings: VerifyFinding[] = []
  const known = new Set(allowed.flatMap(({ words }) => [...shinglesOf(words, reportedRun)].map(([shingle]) => shingle)))
  const secret = new Set<string>()
  for (const { words } of withheld) for (const [shingle] of shinglesOf(words, reportedRun)) if (!known.has(shingle)) secret.add(shingle)
  const grams = gramsOf(withheld, allowed)
  let count = 0
  for (const { span, words, text } of printed) {
    const squeezed = squeeze(text)
    let found = false
    for (const [shingle] of shinglesOf(words, reportedRun)) {
      count++
      found ||= secret.has(shingle)
    }
    for (let at = 0; at + squeezedRun <= squeezed.length && !found; at++) found = grams.has(squeezed.slice(at, at + squeezedRun))
    if (found) findings.push(failure(reading, 'residue', span, 'Words that stand only in what is withheld.'))
  }
  return closeGate('residue', count, 'No run of words, and no run of letters, of what is withheld.', findings)
}

function gramsOf(withheld: readonly Side[], allowed: readonly Side[]): Set<string> {
  const grams = new Set<string>()
  const each = (sides: readonly Side[], act: (gram: string) => void) => {
    for (const { text } of sides) {
      const squeezed = squeeze(text)
      for (let at = 0; at + squeezedRun <= squeezed.length; at++) act(squeezed.slice(at, at + squeezedRun))
    }
  }
  each(withheld, (gram) => grams.add(gram))
  each(allowed, (gram) => grams.delete(gram))
  return grams
}

/** Words that a file name may have whatever the document says. */
const fileWords = new Set(
  'public release released redacted copy record final version part draft out output cable memo foia rel text txt'.split(' '),
)

/** No word that stands only in what is withheld, in the file name neither. */
function checkTerms(reading: Reading, { withheld, allowed, printed }: Sides, fileName: string): GateResult {
  const known = new Set(allowed.flatMap(({ words }) => words.map(({ folded }) => folded)))
  const secret = new Set<string>()
  for (const { words } of withheld) for (const { folded } of words) if (!known.has(folded)) secret.add(folded)
  const findings: VerifyFinding[] = []
  let count = 0
  for (const { span, words, isText } of printed) {
    count += words.length
    const leaked = words.filter(({ folded }) => secret.has(folded) && (isText || !formWords.has(folded.toUpperCase())))
    if (leaked.length > 0) findings.push(failure(reading, 'terms', span, `${leaked.length} words that stand only in what is withheld.`))
  }
  if (wordsOf(fileName).some(({ folded }) => folded.length > 2 && secret.has(folded) && !fileWords.has(folded)))
    findings.push(failure(reading, 'terms', { start: 0, end: 0 }, 'The file name has a word that stands only in what is withheld.'))
  for (const redaction of reading.policy.redactions) {
    if (redaction.kind !== 'term') continue
    const all = wordsOf(withoutOmissions(reading.release))
    for (const span of mentions(redaction.term, all)) findings.push(failure(reading, 'terms', span, 'A term that the policy withholds.'))
  }
  return closeGate('terms', count, 'No word that stands only in what is withheld.', findings)
}

/** Runs of words that are withheld in one place and released in another: the marks contradict each other, or the words are common. */
function checkRepetition(reading: Reading, { withheld, printed }: Sides): GateResult {
  const places = new Map<string, string>()
  for (const { words, place } of withheld)
    for (const [shingle] of shinglesOf(words, reportedRun)) if (!places.has(shingle)) places.set(shingle, place)
  const findings: VerifyFinding[] = []
  let count = 0
  for (const { span, words, isText } of printed) {
    if (!isText) continue
    let run = 0
    let longest = 0
    let place = ''
    for (const [shingle] of shinglesOf(words, reportedRun)) {
      count++
      const where = places.get(shingle)
      run = where === undefined ? 0 : run + 1
      if (run > longest) {
        longest = run
        place = where ?? ''
      }
    }
    if (longest > 0) findings.push(repeated(reading, span, place, longest + reportedRun - 1))
  }
  return closeGate('repetition', count, `No run of ${blockedRun} words is withheld in one place and released in another.`, findings)
}

const blockedRun = 8

function repeated({ document, policy }: Reading, span: Span, place: string, words: number): VerifyFinding {
  const own = placeOf(document, span.start)
  const waived = policy.waivers.some((waiver) => waiver.place === own)
  const blocks = words >= blockedRun && !waived
  return {
    gate: 'repetition',
    severity: blocks ? 'error' : 'warning',
    place: own,
    span,
    message: `${words} words in a row also stand in ${place}, which is withheld; one of the two markings is wrong, or the words say nothing and a policy may waive it.`,
  }
}
