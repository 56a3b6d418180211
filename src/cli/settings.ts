import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser'
import { globSync } from 'tinyglobby'
import { isClear } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { type Profile, profiles } from '../../grammar/vocabulary/entry.ts'
import { publicAudience } from '../../grammar/vocabulary/named.ts'
import type { Severity } from '../../rules/rule.ts'
import { shownPath } from './inputs.ts'
import { type JsonChecker, readJsonFile } from './json-file.ts'

type RuleLevels = Readonly<Record<string, Severity | 'off'>>

/** What may be set for a file, as `bannerline.json` says it and flags override it. */
export interface FileSettings {
  readonly profile: Profile | undefined
  readonly rules: RuleLevels
}

/** What a settings file says for all files below it. */
export interface FolderSettings {
  /** The settings file, as opened. */
  readonly file: string
  /** The highest marking that this machine may hold. */
  readonly ceiling: string | undefined
  /** Which files of a folder are checked, as opened; undefined: all text files. */
  readonly files: ReadonlySet<string> | undefined
  readonly ignored: ReadonlySet<string>
  /** Where the suppressions and the baseline are, as opened. */
  readonly suppressions: string | undefined
  readonly baseline: string | undefined
}

interface Settings extends FileSettings {
  readonly path: string
  readonly folder: FolderSettings
  readonly overrides: readonly (FileSettings & { readonly files: ReadonlySet<string> })[]
}

const names = ['bannerline.json', 'bannerline.jsonc', '.bannerline.json']
const levels = ['error', 'warning', 'info', 'off'] as const
const keys = ['$schema', 'root', 'profile', 'ceiling', 'files', 'ignore', 'rules', 'overrides', 'suppressions', 'baseline']

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
  settingsFor(file: string | undefined): FileSettings & { readonly path: string | undefined; readonly folder: FolderSettings | undefined } {
    const settings = this.#find(file === undefined ? process.cwd() : dirname(resolve(file)))
    if (!settings) return { path: undefined, profile: undefined, rules: {}, folder: undefined }
    let { profile, rules } = settings
    for (const override of settings.overrides) {
      if (file === undefined || !override.files.has(resolve(file))) continue
      profile = override.profile ?? profile
      rules = { ...rules, ...override.rules }
    }
    return { path: settings.path, profile, rules, folder: settings.folder }
  }

  /** What holds for all files of a folder. */
  folderSettings(folder: string): FolderSettings | undefined {
    return this.#find(resolve(folder))?.folder
  }

  /** Upward from the folder to the first settings, and no further than the home folder. */
  #find(folder: string): Settings | undefined {
    const found = this.#path(folder)
    return found === undefined ? undefined : (this.#read.get(found) ?? this.#load(found))
  }

  #path(folder: string): string | undefined {
    if (this.#fixed !== undefined) return this.#fixed === false ? undefined : resolve(this.#fixed)
    if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, findUpward(folder))
    return this.#byFolder.get(folder)
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
  const { tree, check } = readJsonFile(path, 'settings')
  check.object(tree, keys)
  const at = (key: string): Node | undefined => findNodeAtLocation(tree, [key])
  check.boolean(at('root'))
  const here = dirname(path)
  const beside = (key: string): string | undefined => {
    const node = at(key)
    return node && resolve(here, check.text(node, key === 'baseline' ? 'bannerline.baseline.jsonl' : 'bannerline.suppressions.json'))
  }
  const patterns = at('files')
  const ignore = at('ignore')
  const overrides = at('overrides')
  return {
    path: shownPath(path),
    folder: {
      file: path,
      ceiling: readCeiling(check, at('ceiling')),
      files: patterns && filesOf(check.patterns(patterns), here),
      ignored: filesOf(ignore ? check.patterns(ignore) : [], here),
      suppressions: beside('suppressions'),
      baseline: beside('baseline'),
    },
    ...readFileSettings(check, tree, ruleIds),
    overrides: (overrides ? check.array(overrides) : []).map((node) => {
      check.object(node, ['files', 'profile', 'rules'])
      const files = findNodeAtLocation(node, ['files'])
      if (!files) return check.fail(node, 'does not say for which files', 'Add "files": ["memos/**"].')
      return { files: filesOf(check.patterns(files), here), ...readFileSettings(check, node, ruleIds) }
    }),
  }
}

function filesOf(patterns: readonly string[], cwd: string): ReadonlySet<string> {
  if (patterns.length === 0) return new Set()
  const ignore = ['**/node_modules/**', '**/.git/**']
  return new Set(globSync([...patterns], { cwd, ignore, absolute: true, expandDirectories: false }).map((file) => resolve(file)))
}

function readFileSettings(check: JsonChecker, node: Node, ruleIds: readonly string[]): FileSettings {
  const rules = findNodeAtLocation(node, ['rules'])
  if (rules) {
    check.object(rules, ruleIds, 'is not a rule', 'bannerline rules lists them.')
    for (const property of rules.children ?? []) check.oneOf(property.children?.[1], levels, 'is not a severity')
  }
  return {
    profile: check.oneOf(findNodeAtLocation(node, ['profile']), profiles, 'is not a profile'),
    rules: rules ? getNodeValue(rules) : {},
  }
}

function readCeiling(check: JsonChecker, node: Node | undefined): string | undefined {
  if (!node) return undefined
  const ceiling = check.text(node, publicAudience)
  if (!isClear(parseMarking(ceiling, 'banner')))
    check.fail(node, 'is not a marking that is understood', 'Write a level: "UNCLASSIFIED", or "SECRET".')
  return ceiling
}
