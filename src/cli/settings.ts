import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { findNodeAtLocation, getNodePath, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { globSync } from 'tinyglobby'
import { LineTable } from '../../grammar/text/lines.ts'
import { type Profile, profiles } from '../../grammar/vocabulary/entry.ts'
import type { Severity } from '../../rules/rule.ts'
import { nearest } from '../nearest.ts'
import { printable } from '../report/width.ts'
import { describeSystemError, Failure } from './failure.ts'
import { shownPath } from './inputs.ts'

type RuleLevels = Readonly<Record<string, Severity | 'off'>>

/** What may be set for a file, as `bannerline.json` says it and flags override it. */
export interface FileSettings {
  readonly profile: Profile | undefined
  readonly rules: RuleLevels
}

interface Settings extends FileSettings {
  readonly path: string
  readonly overrides: readonly (FileSettings & { readonly files: ReadonlySet<string> })[]
}

const names = ['bannerline.json', 'bannerline.jsonc', '.bannerline.json']
const levels = ['error', 'warning', 'info', 'off']

/** Finds and reads settings. Settings are data: nothing in them is run. */
export class SettingsReader {
  readonly #ruleIds: readonly string[]
  readonly #fixed: string | false | undefined
  readonly #read = new Map<string, Settings>()
  /** Settings by folder: an archive has many files in one, and each look is a dozen system calls. */
  readonly #byFolder = new Map<string, string | undefined>()

  /** `fixed`: the file that `--config` names; false for `--no-config`. */
  constructor(ruleIds: readonly string[], fixed: string | false | undefined) {
    this.#ruleIds = ruleIds
    this.#fixed = fixed
  }

  /** The settings for a file: those of the nearest settings file, with the overrides whose patterns hold it. */
  settingsFor(file: string | undefined): FileSettings & { readonly path: string | undefined } {
    const found = this.#find(file)
    if (!found) return { path: undefined, profile: undefined, rules: {} }
    const settings = this.#read.get(found) ?? this.#load(found)
    let { profile, rules } = settings
    for (const override of settings.overrides) {
      if (file === undefined || !override.files.has(resolve(file))) continue
      profile = override.profile ?? profile
      rules = { ...rules, ...override.rules }
    }
    return { path: settings.path, profile, rules }
  }

  /** Upward from the file to the first settings, and no further than the home folder. */
  #find(file: string | undefined): string | undefined {
    if (this.#fixed !== undefined) return this.#fixed === false ? undefined : resolve(this.#fixed)
    const start = file === undefined ? process.cwd() : dirname(resolve(file))
    if (!this.#byFolder.has(start)) this.#byFolder.set(start, findUpward(start))
    return this.#byFolder.get(start)
  }

  #load(path: string): Settings {
    const settings = readSettings(path, this.#ruleIds)
    this.#read.set(path, settings)
    return settings
  }
}

function findUpward(start: string): string | undefined {
  const home = homedir()
  for (let folder = start; ; folder = dirname(folder)) {
    const found = names.map((name) => join(folder, name)).find((candidate) => existsSync(candidate))
    if (found) return found
    if (folder === home || folder === dirname(folder)) return undefined
  }
}

function readSettings(path: string, ruleIds: readonly string[]): Settings {
  // An error shows the line that is wrong. A document that is named by mistake must not be shown that way.
  if (!/\.jsonc?$/i.test(path)) throw new Failure('Settings are in a file that ends in .json or .jsonc.', { path: shownPath(path) })
  let text: string
  try {
    text = readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  } catch (error) {
    throw new Failure(`The settings could not be read. ${describeSystemError(error)}`, { path: shownPath(path) })
  }
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: true })
  const [broken] = errors
  if (broken)
    throw pointAt(
      path,
      text,
      broken,
      `This is not JSON: ${words(printParseErrorCode(broken.error))}.`,
      'Comments and trailing commas are fine; anything else has to be JSON.',
    )
  if (!tree) throw new Failure('The settings are empty.', { path: shownPath(path), remedy: 'Write {} at least.' })
  const check = new Checker(path, text, ruleIds)
  check.object(tree, ['$schema', 'root', 'profile', 'rules', 'overrides'])
  const overrides = findNodeAtLocation(tree, ['overrides'])
  if (overrides) check.array(overrides)
  check.boolean(findNodeAtLocation(tree, ['root']))
  return {
    path: shownPath(path),
    profile: check.profile(findNodeAtLocation(tree, ['profile'])),
    rules: check.rules(findNodeAtLocation(tree, ['rules'])),
    overrides: (overrides?.children ?? []).map((node) => {
      check.object(node, ['files', 'profile', 'rules'])
      const patterns = check.strings(findNodeAtLocation(node, ['files']), node)
      return {
        files: new Set(
          globSync([...patterns], { cwd: dirname(path), absolute: true, expandDirectories: false }).map((file) => resolve(file)),
        ),
        profile: check.profile(findNodeAtLocation(node, ['profile'])),
        rules: check.rules(findNodeAtLocation(node, ['rules'])),
      }
    }),
  }
}

/** Checks nodes of the settings, and says of the first one that is wrong where it is and what would be right. */
class Checker {
  readonly #path: string
  readonly #text: string
  readonly #ruleIds: readonly string[]

  constructor(path: string, text: string, ruleIds: readonly string[]) {
    this.#path = path
    this.#text = text
    this.#ruleIds = ruleIds
  }

  object(node: Node, keys: readonly string[], complaint = 'is not a setting', otherwise = `Settings here are ${keys.join(', ')}.`): void {
    if (node.type !== 'object') this.#fail(node, 'is not an object', 'Write { … }.')
    for (const property of node.children ?? []) {
      const key = property.children?.[0]
      if (!key || keys.includes(key.value)) continue
      const meant = nearest(key.value, keys)
      this.#fail(key, complaint, meant ? `Did you mean "${meant}"?` : otherwise)
    }
  }

  array(node: Node): void {
    if (node.type !== 'array') this.#fail(node, 'is not a list', 'Write [ … ].')
  }

  boolean(node: Node | undefined): void {
    if (node && node.type !== 'boolean') this.#fail(node, 'is neither true nor false', 'Write true or false.')
  }

  profile(node: Node | undefined): Profile | undefined {
    return this.#oneOf(node, profiles, 'is not a profile') as Profile | undefined
  }

  strings(node: Node | undefined, parent: Node): readonly string[] {
    if (!node) this.#fail(parent, 'does not say for which files', 'Add "files": ["memos/**"].')
    this.array(node)
    return (node.children ?? []).map((child) =>
      child.type === 'string' ? child.value : this.#fail(child, 'is not a pattern', 'Write it in quotes: "memos/**".'),
    )
  }

  rules(node: Node | undefined): RuleLevels {
    if (!node) return {}
    this.object(node, this.#ruleIds, 'is not a rule', 'bannerline rules lists them.')
    for (const property of node.children ?? []) this.#oneOf(property.children?.[1], levels, 'is not a severity')
    return getNodeValue(node)
  }

  #oneOf(node: Node | undefined, values: readonly string[], complaint: string): string | undefined {
    if (!node) return undefined
    if (values.includes(node.value)) return node.value
    const meant = typeof node.value === 'string' ? nearest(node.value, values) : undefined
    return this.#fail(node, complaint, `${meant ? `Did you mean "${meant}"? ` : ''}It can be ${values.join(', ')}.`)
  }

  #fail(node: Node, complaint: string, remedy: string): never {
    const path = getNodePath(node).join('.') || 'The whole'
    throw pointAt(this.#path, this.#text, node, `${path} ${complaint}`, remedy)
  }
}

/** The line of the settings with carets under the stretch; settings are the user's own words, not a document's. */
function pointAt(
  path: string,
  text: string,
  { offset, length }: { readonly offset: number; readonly length: number },
  message: string,
  remedy: string,
): Failure {
  const { line, column } = new LineTable(text).position(offset)
  const source = printable((text.split(/\r\n|\r|\n/)[line - 1] ?? '').replaceAll('\t', ' ')).slice(0, 200)
  const carets = '━'.repeat(Math.max(1, Math.min(length, source.length - column + 1)))
  const gutter = String(line).padStart(3)
  const frame = [`    ╭─ line ${line}`, `${gutter} │ ${source}`, `    │ ${' '.repeat(column - 1)}${carets}`, '    ╰─']
  return new Failure(message, { path: shownPath(path), frame, remedy })
}

/** `PropertyNameExpected` as `property name expected`. */
function words(code: string): string {
  return code
    .replace(/([A-Z])/g, ' $1')
    .trim()
    .toLowerCase()
}
