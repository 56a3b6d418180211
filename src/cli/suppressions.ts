import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { findNodeAtLocation, type Node } from 'jsonc-parser'
import type { MarkedDocument } from '../../grammar/document.ts'
import { type CalendarDate, compareDates, formatDate, parseIsoDate } from '../../grammar/text/date.ts'
import { rules } from '../../rules/index.ts'
import type { Finding } from '../../rules/rule.ts'
import type { SuppressedFinding } from '../report/report.ts'
import { isReason, judge, longestUntil, type Suppression, stateOf } from '../suppressions.ts'
import { fileAt } from './git.ts'
import { type JsonChecker, readJsonFile } from './json-file.ts'
import { marksOf } from './marks.ts'
import type { FolderSettings } from './settings.ts'

const fileName = 'bannerline.suppressions.json'
const fields = ['rule', 'file', 'place', 'mark', 'reason', 'by', 'on', 'until'] as const

export interface SuppressionOptions {
  /** The file that `--suppressions` names; false for `--no-suppressions`; true or undefined when neither was given. */
  readonly suppressions?: string | boolean
  /** The commit to read them from, so that a change cannot allow its own findings. */
  readonly suppressionsFrom?: string
  readonly config?: string | boolean
}

/** Where suppressions are: what the flag or the settings name, else beside the settings, else in the folder the program runs in. */
export function suppressionsPath(options: SuppressionOptions, folder: FolderSettings | undefined): string {
  if (typeof options.suppressions === 'string') return resolve(options.suppressions)
  return folder?.suppressions ?? join(folder ? dirname(folder.file) : process.cwd(), fileName)
}

/** The suppressions of a run, by the files they are in. */
export class Suppressions {
  readonly #options: SuppressionOptions
  readonly #today: CalendarDate
  readonly #books = new Map<string, Book>()

  constructor(options: SuppressionOptions, today: CalendarDate) {
    this.#options = options
    this.#today = today
  }

  /** Reads those that hold for files under these settings; what is wrong with them ends the run. */
  bookFor(folder: FolderSettings | undefined): Book | undefined {
    const { suppressions, suppressionsFrom, config } = this.#options
    if (suppressions === false) return undefined
    const named = typeof suppressions === 'string' || folder?.suppressions !== undefined
    if (!named && config === false) return undefined
    const path = suppressionsPath(this.#options, folder)
    let book = this.#books.get(path)
    if (!book) {
      book = new Book(path, readSuppressions(path, { named, from: suppressionsFrom }), this.#today)
      this.#books.set(path, book)
    }
    return book
  }

  get isEmpty(): boolean {
    return [...this.#books.values()].every(({ suppressions }) => suppressions.length === 0)
  }

  /** What to say of suppressions at the end: those that ended, are dated ahead, or fit nothing any more. */
  notes(isActive: (rule: string) => boolean): readonly string[] {
    return [...this.#books.values()].flatMap((book) => book.notes(isActive))
  }
}

/** One file of suppressions, and what a run has seen of it. */
export class Book {
  readonly path: string
  readonly suppressions: readonly Suppression[]
  readonly #today: CalendarDate
  readonly #files = new Set<string>()
  readonly #fitting = new Set<Suppression>()

  constructor(path: string, suppressions: readonly Suppression[], today: CalendarDate) {
    this.path = path
    this.suppressions = suppressions
    this.#today = today
  }

  /** What allows each finding of a document today. */
  judge(file: string | undefined, document: MarkedDocument, findings: readonly Finding[]): readonly (SuppressedFinding | undefined)[] {
    const path = pathFrom(this.path, file)
    this.#files.add(path)
    // Nearly every file has none, and marks take longer to work out than most rules.
    if (!this.suppressions.some((one) => one.file === path)) return []
    const { allowed, fitting } = judge(this.suppressions, { file: path, findings, marks: marksOf(path, document, findings) }, this.#today)
    for (const one of fitting) this.#fitting.add(one)
    return allowed
  }

  /** Suppressions of files that were checked, which fit no finding. */
  get unused(): readonly Suppression[] {
    return this.suppressions.filter((one) => this.#files.has(one.file) && !this.#fitting.has(one))
  }

  notes(isActive: (rule: string) => boolean): readonly string[] {
    const late = [...this.#fitting].flatMap((one) => {
      const state = stateOf(one, this.#today)
      if (state === 'ended') return [`note   ${named(one)} was allowed until ${formatDate(one.until)}: the finding is back.`]
      return state === 'not yet' ? [`note   ${named(one)} is allowed from ${formatDate(one.on)} on only: the finding stands.`] : []
    })
    const unused = this.unused
      .filter(({ rule }) => isActive(rule))
      .map(
        (one) =>
          `note   ${named(one)} is allowed but not found, or its marking changed: bannerline allow --prune takes out what is not used.`,
      )
    return [...late, ...unused]
  }
}

function named({ rule, place, file }: Suppression): string {
  return `${rule} at ${place} of ${file}`
}

/** A path as seen from the file that names it. */
export function pathFrom(base: string, file: string | undefined): string {
  return file === undefined ? '-' : relative(dirname(base), resolve(file)).split(sep).join('/')
}

/** Reads a file of suppressions. Not being there is no fault, unless it was named. */
export function readSuppressions(
  path: string,
  { named, from }: { readonly named: boolean; readonly from?: string | undefined },
): readonly Suppression[] {
  let text: string | undefined
  if (from !== undefined) {
    text = fileAt(from, path)
    if (text === undefined) return []
  } else if (!named && !existsSync(path)) return []
  const past = text
  const { tree, check } = readJsonFile(path, 'suppressions', past === undefined ? undefined : () => past)
  check.object(tree, ['$schema', 'version', 'suppressions'])
  const version = findNodeAtLocation(tree, ['version'])
  if (version?.value !== 1) check.fail(version ?? tree, version ? 'is no version that is known' : 'has no version', 'Write "version": 1.')
  const list = findNodeAtLocation(tree, ['suppressions'])
  if (!list) return check.fail(tree, 'has no suppressions', 'Write "suppressions": [].')
  return check.array(list).map((node) => readSuppression(check, node))
}

function readSuppression(check: JsonChecker, node: Node): Suppression {
  check.object(node, fields)
  const at = (field: (typeof fields)[number]): Node =>
    findNodeAtLocation(node, [field]) ??
    check.fail(node, `has no ${field}`, `Each needs ${fields.join(', ')}. bannerline allow writes them.`)
  const rule = check.oneOf(
    at('rule'),
    rules.map(({ id }) => id),
    'is not a rule',
    'bannerline rules lists them.',
  )
  const mark = check.text(at('mark'), '0123456789abcdef')
  if (!/^[0-9a-f]{16}$/.test(mark)) check.fail(at('mark'), 'is not a mark', 'bannerline allow writes it: 16 digits and letters a to f.')
  const reason = check.text(at('reason'), 'The source has it so.')
  if (!isReason(reason)) check.fail(at('reason'), 'is too short', 'Write at least three words that somebody else will understand.')
  const on = readDate(check, at('on'))
  const until = readDate(check, at('until'))
  if (compareDates(until, on) < 0) check.fail(at('until'), 'is before the day it was written', `Write a day after ${formatDate(on)}.`)
  const longest = longestUntil(on)
  if (compareDates(until, longest) > 0)
    check.fail(at('until'), 'is more than a year later', `The last day it can be is ${formatDate(longest)}.`)
  return {
    rule: rule ?? '',
    file: check.text(at('file'), 'drafts/a.txt'),
    place: check.text(at('place'), '¶3'),
    mark,
    reason,
    by: check.text(at('by'), 'r.rassendyll'),
    on,
    until,
  }
}

function readDate(check: JsonChecker, node: Node): CalendarDate {
  const date = parseIsoDate(check.text(node, '2027-05-24'))
  return date ?? check.fail(node, 'is not a day', 'Write it as year-month-day: "2027-05-24".')
}
