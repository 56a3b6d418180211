import type { MarkingValue } from '../../grammar/marking/marking.ts'
import { rank } from '../../grammar/vocabulary/levels.ts'
import { measureAmount } from '../../src/release/amount.ts'
import { type CableModel, type ItemModel, type MemoModel, marking, type Prose, sentence, usualMarkings } from '../arbitraries.ts'

/** An audience as these tests understand it: a highest level, and the partners that have to be on a release list. */
export interface TestAudience {
  readonly text: string
  readonly level: 'U' | 'C' | 'S' | 'TS'
  /** Undefined for the public and for our own people. */
  readonly partners: readonly string[] | undefined
  /** Controls that are no obstacle to our own people. */
  readonly controls?: readonly string[]
}

export const audiences: readonly TestAudience[] = [
  { text: 'UNCLASSIFIED', level: 'U', partners: undefined },
  { text: 'CONFIDENTIAL//REL TO USA, FVEY', level: 'C', partners: ['AUS', 'CAN', 'GBR', 'NZL'] },
  { text: 'SECRET//REL TO USA, FVEY', level: 'S', partners: ['AUS', 'CAN', 'GBR', 'NZL'] },
  { text: 'SECRET//REL TO USA, GBR', level: 'S', partners: ['GBR'] },
  { text: 'TOP SECRET//REL TO USA, FRA', level: 'TS', partners: ['FRA'] },
  { text: '//NATO SECRET', level: 'S', partners: ['NATO'] },
  { text: 'UNCLASSIFIED//SBU', level: 'U', partners: undefined, controls: ['SBU'] },
  { text: 'SECRET', level: 'S', partners: undefined },
  { text: 'SECRET//NOFORN', level: 'S', partners: undefined, controls: ['NOFORN', 'REL TO'] },
  { text: 'TOP SECRET//ORCON/NOFORN', level: 'TS', partners: undefined, controls: ['NOFORN', 'REL TO', 'ORCON'] },
]

/** What the audience may see, told from the ground truth and by other means than the program's. */
export function maySee(mark: MarkingValue | undefined, audience: TestAudience): boolean {
  if (!mark || rank(mark.level ?? 'TS') > rank(audience.level)) return false
  if (!audience.partners) return mark.controls.every(({ id }) => audience.controls?.includes(id))
  if (mark.level === 'U') return mark.controls.length === 0
  const list = mark.controls
    .find(({ id }) => id === 'REL TO')
    ?.codes.flatMap((code) => (code === 'FVEY' ? ['AUS', 'CAN', 'GBR', 'NZL'] : [code]))
  if (mark.controls.some(({ id }) => id !== 'REL TO') || !list) return false
  return audience.partners.every((partner) => list.includes(partner))
}

/** A small generator of numbers, so that a variant follows from one seed. */
export function numbers(seed: number): (below: number) => number {
  let state = seed | 0 || 1
  return (below) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
    state ^= state >>> 13
    return (state >>> 0) % below
  }
}

const letters = 'bcdfghklmnprstvw'

/** Other words, which fill as many lines of 69 columns as the amount class asks for. */
export function otherProse(words: Prose, next: (below: number) => number, sameLengths = false): Prose {
  const other = (length: number) => Array.from({ length: Math.max(3, length) }, () => letters.charAt(next(letters.length))).join('')
  if (sameLengths) return words.map((one) => other(one.length).slice(0, one.length).padEnd(one.length, 'q'))
  const wanted = measureAmount(sentence(words), 'bucket')
  for (let attempt = 0; attempt < 20; attempt++) {
    const count = Math.max(1, words.length + next(9) - 4)
    const variant = Array.from({ length: count }, (_, index) => other((words[index]?.length ?? 6) + next(5) - 2))
    if (measureAmount(sentence(variant), 'bucket') === wanted) return variant
  }
  return words.map((one) => other(one.length).slice(0, one.length).padEnd(one.length, 'q'))
}

/** What a variant may change: `words`, letter for letter; `all`: words, their number within the amount class, marks, captions. */
type Change = 'words' | 'all'

/** The same message with other words wherever the audience may not see them, and other marks where that shows nothing. */
export function vary<M extends CableModel | MemoModel>(model: M, audience: TestAudience, seed: number, change: Change = 'all'): M {
  const next = numbers(seed)
  const letters = change === 'words'
  const hidden = (mark: MarkingValue | undefined) => !maySee(mark, audience)
  const words = (mark: MarkingValue | undefined, prose: Prose, same = letters) => (hidden(mark) ? otherProse(prose, next, same) : prose)
  const remark = (mark: MarkingValue | undefined): MarkingValue | undefined => {
    if (letters || !mark || !hidden(mark) || mark.level === 'U') return mark
    const choices = usualMarkings.filter((one) => one.level !== 'U' && rank(one.level ?? 'U') <= rank(model.level) && hidden(one))
    return choices[next(choices.length)] ?? mark
  }
  const items = model.items.map((item): ItemModel => {
    if (item.kind === 'unmarked') return { ...item, words: words(undefined, item.words, true) }
    if (item.kind === 'heading') return { ...item, words: words(item.mark, item.words) }
    return {
      ...item,
      mark: remark(item.mark),
      words: words(item.mark, item.words),
      subportions: item.subportions.map(({ mark, words: own }) => ({
        mark: remark(mark) ?? marking('S', 'NOFORN'),
        words: words(mark, own),
      })),
    }
  })
  const subject = { mark: remark(model.subject.mark), words: words(model.subject.mark, model.subject.words) }
  const classifier = audience.level === 'U' ? otherProse(model.classifier, next, letters) : model.classifier
  const common = { ...model, items, subject, classifier }
  if (!('post' in model)) return common
  return {
    ...common,
    passLine: model.passLine && otherProse(model.passLine, next, letters),
    reference: model.reference && otherProse(model.reference, next, letters),
    captions: letters || next(2) === 0 ? model.captions : model.captions.filter((caption) => caption !== 'SIPDIS'),
  }
}

/** Every stretch of words that the audience may not see. */
export function hiddenProse(model: CableModel | MemoModel, audience: TestAudience): Prose[] {
  const found: Prose[] = []
  const see = (mark: MarkingValue | undefined, prose: Prose) => {
    if (!maySee(mark, audience)) found.push(prose)
  }
  see(model.subject.mark, model.subject.words)
  for (const item of model.items) {
    see(item.kind === 'unmarked' ? undefined : item.mark, item.words)
    if (item.kind === 'portion') for (const { mark, words } of item.subportions) see(mark, words)
  }
  if (audience.level === 'U') found.push(model.classifier)
  if ('post' in model) {
    if (model.passLine) found.push(model.passLine)
    if (model.reference) found.push(model.reference)
  }
  return found
}

/** The text of every paragraph and bullet that the audience may see. */
export function visibleText(model: CableModel | MemoModel, audience: TestAudience): string[] {
  const found: string[] = []
  for (const item of model.items) {
    if (item.kind !== 'portion') continue
    if (maySee(item.mark, audience)) found.push(flat(sentence(item.words)))
    for (const { mark, words } of item.subportions) if (maySee(mark, audience)) found.push(flat(sentence(words)))
  }
  return found
}

/** Without line breaks, which depend on what stands before the text. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ')
}
