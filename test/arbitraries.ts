import fc from 'fast-check'
import type { ControlValue, MarkingValue } from '../grammar/marking/marking.ts'
import { printCableLevel, printMarking } from '../grammar/marking/print.ts'
import type { Level } from '../grammar/vocabulary/entry.ts'
import { rank } from '../grammar/vocabulary/levels.ts'
import { findEntry } from '../grammar/vocabulary/register.ts'

/**
 * Invented messages with their ground truth. A model says what a message holds; `printCable` and `printMemo` write it as a drafter would.
 * All places, people and words are made up.
 */
export interface CableModel {
  readonly start: 'FL1' | 'FL5' | 'FL12'
  readonly post: string
  readonly number: number
  readonly level: Level
  readonly year: number
  readonly month: number
  readonly day: number
  readonly captions: readonly string[]
  readonly passLine: Prose | undefined
  readonly tags: readonly string[]
  readonly subject: { readonly mark: MarkingValue | undefined; readonly words: Prose }
  readonly reference: Prose | undefined
  readonly classifier: Prose
  readonly reasons: readonly string[]
  readonly items: readonly ItemModel[]
  readonly website: boolean
  readonly signature: string
  readonly ending: boolean
}

export interface MemoModel {
  readonly level: Level
  readonly subject: { readonly mark: MarkingValue | undefined; readonly words: Prose }
  readonly classifier: Prose
  readonly reasons: readonly string[]
  readonly items: readonly ItemModel[]
}

export type ItemModel =
  | {
      readonly kind: 'portion'
      readonly mark: MarkingValue | undefined
      readonly words: Prose
      readonly subportions: readonly SubportionModel[]
    }
  | { readonly kind: 'heading'; readonly mark: MarkingValue | undefined; readonly words: Prose }
  | { readonly kind: 'unmarked'; readonly words: Prose }

export interface SubportionModel {
  readonly mark: MarkingValue
  readonly words: Prose
}

/** Words without meaning, in the order they stand. */
export type Prose = readonly string[]

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const syllables = ['ba', 'du', 'fe', 'gor', 'hen', 'ki', 'lam', 'mo', 'nul', 'pra', 'rit', 'sel', 'tov', 'ur', 'vex', 'wim', 'yo', 'zen']

/** Invented words of two to four syllables; none of them is a word of the marking language. */
export const word: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...syllables), { minLength: 2, maxLength: 4 })
  .map((parts) => `${parts.join('')}x`)

/** Some words; `lines` bounds how many lines they fill. */
export function prose(lines: { min: number; max: number } = { min: 1, max: 30 }): fc.Arbitrary<Prose> {
  return fc.array(word, { minLength: (lines.min - 1) * 9 + 1, maxLength: lines.max * 5, size: 'max' }).filter((words) => words.length > 0)
}

/** A marking by its level and the register's names of its controls. */
export function marking(level: Level, ...controls: readonly (string | readonly [string, readonly string[]])[]): MarkingValue {
  return {
    level,
    ownership: 'us',
    owners: [],
    controls: controls.map((control): ControlValue => {
      const [id, codes] = typeof control === 'string' ? [control, []] : control
      const entry = findEntry(id)
      if (!entry) throw new Error(`The register has no ${id}.`)
      return { id, category: entry.category, codes, parts: [] }
    }),
  }
}

const classified: readonly Level[] = ['C', 'S', 'TS']

/** Portion markings of the usual kinds. */
export const usualMarkings: readonly MarkingValue[] = [
  marking('U'),
  marking('U', 'SBU'),
  marking('U', 'FOUO'),
  ...classified.flatMap((level) => [
    marking(level),
    marking(level, 'NOFORN'),
    marking(level, 'ORCON', 'NOFORN'),
    marking(level, ['REL TO', ['USA', 'FVEY']]),
    marking(level, ['REL TO', ['USA', 'GBR']]),
    marking(level, ['REL TO', ['USA', 'FRA', 'GBR']]),
  ]),
]

export const portionMarking: fc.Arbitrary<MarkingValue> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(marking('U')) },
  { weight: 5, arbitrary: fc.constantFrom(...usualMarkings) },
)

const subportion: fc.Arbitrary<SubportionModel> = fc.record({ mark: portionMarking, words: prose({ min: 1, max: 4 }) })

const portionItem: fc.Arbitrary<ItemModel> = fc.record({
  kind: fc.constant('portion' as const),
  mark: fc.oneof({ weight: 9, arbitrary: portionMarking }, { weight: 1, arbitrary: fc.constant(undefined) }),
  words: prose(),
  subportions: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(subportion, { minLength: 1, maxLength: 4 }) },
  ),
})

const headingItem: fc.Arbitrary<ItemModel> = fc.record({
  kind: fc.constant('heading' as const),
  mark: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(marking('U')) }),
  words: fc.array(word, { minLength: 1, maxLength: 4 }),
})

const unmarkedItem: fc.Arbitrary<ItemModel> = fc.record({ kind: fc.constant('unmarked' as const), words: prose({ min: 1, max: 8 }) })

const items: fc.Arbitrary<readonly ItemModel[]> = fc
  .tuple(
    portionItem,
    fc.array(
      fc.oneof({ weight: 8, arbitrary: portionItem }, { weight: 2, arbitrary: headingItem }, { weight: 1, arbitrary: unmarkedItem }),
      { maxLength: 12 },
    ),
  )
  .map(([first, rest]) => [{ ...first, ...(first.kind === 'portion' && !first.mark ? { mark: marking('U') } : {}) } as ItemModel, ...rest])

const title = fc.record({
  mark: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: portionMarking }),
  words: fc.array(word, { minLength: 1, maxLength: 8 }),
})

const reasons = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'g'), { minLength: 1, maxLength: 3 })
  .map((letters) => letters.sort())
const classifier = fc.array(word, { minLength: 2, maxLength: 4 })

export const cableModel: fc.Arbitrary<CableModel> = fc
  .record({
    start: fc.constantFrom('FL1' as const, 'FL1' as const, 'FL5' as const, 'FL12' as const),
    post: fc.constantFrom('STRELSAU', 'PORT ALBA', 'ZENDA', 'SAN TELMO'),
    number: fc.integer({ min: 1, max: 9999 }),
    year: fc.integer({ min: 2004, max: 2024 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    passLine: fc.option(fc.array(word, { minLength: 1, maxLength: 3 }), { nil: undefined }),
    sipdis: fc.boolean(),
    tags: fc.uniqueArray(fc.constantFrom('PREL', 'MARR', 'ECON', 'PGOV', 'ETRD'), { minLength: 1, maxLength: 4 }),
    subject: title,
    reference: fc.option(fc.array(word, { minLength: 1, maxLength: 3 }), { nil: undefined }),
    classifier,
    reasons,
    items,
    website: fc.boolean(),
    signature: fc.constantFrom('TARRANT', 'RASSENDYLL', 'VON TARLENHEIM'),
    ending: fc.boolean(),
  })
  .map(({ sipdis, ...model }) => {
    const marks = marksOf(model)
    const level = highest(marks)
    const has = (id: string) => marks.some(({ controls }) => controls.some((control) => control.id === id))
    const sensitive = level === 'U' && (has('SBU') || has('FOUO'))
    const captions = [...(has('NOFORN') ? ['NOFORN'] : []), ...(sensitive ? ['SENSITIVE'] : []), ...(sipdis ? ['SIPDIS'] : [])]
    return { ...model, level, captions }
  })

export const memoModel: fc.Arbitrary<MemoModel> = fc
  .record({ subject: title, classifier, reasons, items })
  .map((model) => ({ ...model, level: highest(marksOf(model)) }))

function marksOf({ subject, items }: Pick<CableModel, 'subject' | 'items'>): MarkingValue[] {
  const marks = subject.mark ? [subject.mark] : []
  for (const item of items) {
    if (item.kind !== 'unmarked' && item.mark) marks.push(item.mark)
    if (item.kind === 'portion') marks.push(...item.subportions.map(({ mark }) => mark))
  }
  return marks
}

function highest(marks: readonly MarkingValue[]): Level {
  return marks.map(({ level }) => level ?? 'U').reduce((top, level) => (rank(level) > rank(top) ? level : top), 'U')
}

/** Words as a sentence, in lines of at most 69 characters. */
export function sentence(words: Prose, lead = ''): string {
  const text = `${lead}${capital(words[0] ?? '')}${words
    .slice(1)
    .map((one) => ` ${one}`)
    .join('')}.`
  const lines: string[] = []
  for (const one of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + one.length <= 69) lines[lines.length - 1] = `${last} ${one}`
    else lines.push(one)
  }
  return lines.join('\n')
}

function capital(one: string): string {
  return one.charAt(0).toUpperCase() + one.slice(1)
}

function capitals(words: Prose): string {
  return words.join(' ').toUpperCase()
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0')
}

function dayOfYear({ year, month, day }: CableModel): number {
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 1)) / 86_400_000) + 1
}

const securityLetters: Record<Level, string> = { U: 'U', R: 'R', C: 'C', S: 'S', TS: 'T' }

/** The cable, line by line, as State sends it. */
export function printCable(model: CableModel): string {
  const { start, post, number, level, year, month, day, captions, tags, reasons: letters } = model
  const serial = pad(number % 10000, 4)
  const letter = securityLetters[level]
  const head = [
    `VZCZCXYZ${serial}`,
    'PP RUEHC RUEHZG',
    `DE RUEHSZ #${serial}/01 ${pad(dayOfYear(model), 3)}1415`,
    `${level === 'U' ? 'ZNR' : 'ZNY'} ${letter.repeat(5)} ZZH`,
    `P ${pad(day)}1415Z ${months[month - 1]} ${pad(year % 100)}`,
    `FM AMEMBASSY ${post}`,
    'TO RUEHC/SECSTATE WASHDC PRIORITY 1187',
    'INFO RUEHZG/NATO EU COLLECTIVE PRIORITY',
    'RUEHPA/AMEMBASSY HENTZAU PRIORITY 0012',
    'BT',
  ]
  const order = year < 2010 ? 12958 : 13526
  const from = start === 'FL1' ? 0 : start === 'FL5' ? 4 : head.length
  const blocks = [
    [...head.slice(from), `${printCableLevel(level)} ${post} ${pad(number, 6)}`],
    captions,
    model.passLine ? [`DEPARTMENT FOR ${capitals(model.passLine)}`] : [],
    [
      `E.O. ${order}: ${level === 'U' ? 'N/A' : `DECL: ${pad(month)}/${pad(day)}/${year + 10}`}`,
      `TAGS: ${tags.join(', ')}`,
      `SUBJECT: ${model.subject.mark ? `${printMarking(model.subject.mark, 'portion')} ` : ''}${capitals(model.subject.words)}`,
    ],
    model.reference ? [`REF: A. ${post} 12 ${capitals(model.reference)}`] : [],
    level === 'U'
      ? []
      : [sentence(['classified', 'by:', ...model.classifier.map(capital), 'for', 'reasons', '1.4', ...lettersOf(letters)])],
    ...printItems(model.items, true),
    model.website ? ["Visit the Post's Classified Website:", 'http://www.state.sgov.gov/p/eur/strelsau'] : [],
    [model.signature, ...(model.ending ? ['BT', `#${serial}`] : [])],
    model.ending ? ['NNNN'] : [],
  ]
  return printBlocks(blocks)
}

/** `(b) and (d)` as words. */
function lettersOf(letters: readonly string[]): string[] {
  return letters.flatMap((letter, index) => (index === 0 ? [`(${letter})`] : ['and', `(${letter})`]))
}

export function printMemo(model: MemoModel): string {
  const { level } = model
  const overall = printMarking(marking(level), 'banner')
  const authority =
    level === 'U'
      ? []
      : [
          `Classified By: ${model.classifier.map(capital).join(' ')}`,
          `Reason: 1.4(${model.reasons.join('), (')})`,
          'Declassify On: 20340503',
        ]
  return printBlocks([
    [overall],
    [`SUBJECT: ${model.subject.mark ? `${printMarking(model.subject.mark, 'portion')} ` : ''}${capitals(model.subject.words)}`],
    ...printItems(model.items, false),
    authority,
    [overall],
  ])
}

function printItems(list: readonly ItemModel[], numbered: boolean): string[][] {
  let number = 0
  return list.flatMap((item) => {
    if (item.kind === 'unmarked') return [[sentence(item.words)]]
    const mark = item.mark ? `${printMarking(item.mark, 'portion')} ` : ''
    if (item.kind === 'heading') {
      const text = `${mark}${item.words.map(capital).join(' ')}`
      return [[text, '-'.repeat(text.length)]]
    }
    number++
    const bullets = item.subportions.map(({ mark: own, words }, index) => [
      sentence(words, `${String.fromCharCode(97 + index)}. ${printMarking(own, 'portion')} `),
    ])
    return [[sentence(item.words, `${numbered ? `${number}. ` : ''}${mark}`)], ...bullets]
  })
}

function printBlocks(blocks: readonly (readonly string[])[]): string {
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}
