import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { findNodeAtLocation, type Node } from 'jsonc-parser'
import { globSync } from 'tinyglobby'
import { isClear } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { type CalendarDate, compareDates, parseIsoDate } from '../../grammar/text/date.ts'
import { type Profile, profiles } from '../../grammar/vocabulary/entry.ts'
import { publicAudience } from '../../grammar/vocabulary/named.ts'
import { rules } from '../../rules/index.ts'
import type { Severity } from '../../rules/rule.ts'
import { shownPath } from './inputs.ts'
import { type JsonChecker, readJsonFile } from './json-file.ts'

type Level = Severity | 'off'

/** A level for documents of some years: from a day on, before a day, or both. */
interface DatedLevel {
  readonly level: Level
  readonly since: CalendarDate | undefined
  readonly before: CalendarDate | undefined
}

type RuleSettings = Readonly<Record<string, DatedLevel>>

/** What may be set for a file, as `bannerline.json` says it and flags override it. */
export interface FileSettings {
  readonly profile: Profile | undefined
  readonly rules: RuleSettings
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
const manifestName = 'package.json'
const manifestKey = 'bannerline'
const levels = ['error', 'warning', 'info', 'off'] as const
const keys = ['$schema', 'root', 'profile', 'ceiling', 'files', 'ignore', 'rules', 'overrides', 'suppressions', 'baseline']

/** The levels that hold for a document of this day. A level for some years says nothing of a document whose day is not known. */
export function levelsOn(settings: RuleSettings, day: CalendarDate | undefined): Readonly<Record<string, Level>> {
  const holds = ({ since, before }: DatedLevel): boolean =>
    (!since || (day !== undefined && compareDates(day, since) >= 0)) && (!before || (day !== undefined && compareDates(day, before) < 0))
  return Object.fromEntries(Object.entries(settings).flatMap(([id, one]) => (holds(one) ? [[id, one.level]] : [])))
}

/** `config` is the file that `--config` names; false for `--no-config`; true or undefined when neither was given. */
export function openSettings(config: string | boolean | undefined): SettingsReader {
  return new SettingsReader(
    rules.map(({ id }) => id),
    config === true ? undefined : config,
  )
}

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
    const settings = this.#find(file === undefined ? process.cwd() : dirname(file))
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
    return this.#find(folder)?.folder
  }

  /** Upward from the folder to the first settings, and no further than the home folder. */
  #find(folder: string): Settings | undefined {
    const found = this.#path(folder)
    return found === undefined ? undefined : (this.#read.get(found) ?? this.#load(found))
  }

  #path(folder: string): string | undefined {
    if (this.#fixed !== undefined) return this.#fixed === false ? undefined : resolve(this.#fixed)
    if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, findUpward(resolve(folder)))
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
    const manifest = join(folder, manifestName)
    if (existsSync(manifest) && hasSettings(manifest)) return manifest
    if (folder === home || folder === dirname(folder)) return undefined
  }
}

/** A package.json that cannot be read is another program's to complain of. */
function hasSettings(manifest: string): boolean {
  try {
    return manifestKey in JSON.parse(readFileSync(manifest, 'utf8'))
  } catch {
    return false
  }
}

function readSettings(path: string, ruleIds: readonly string[]): Settings {
  const { tree: whole, check } = readJsonFile(path, 'settings')
  const tree = (basename(path) === manifestName && findNodeAtLocation(whole, [manifestKey])) || whole
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
  const list = findNodeAtLocation(node, ['rules'])
  if (list) check.object(list, ruleIds, 'is not a rule', 'bannerline rules lists them.')
  const entries = (list?.children ?? []).map(({ children = [] }) => [String(children[0]?.value), readLevel(check, children[1])] as const)
  return { profile: check.oneOf(findNodeAtLocation(node, ['profile']), profiles, 'is not a profile'), rules: Object.fromEntries(entries) }
}

/** `"error"`, or `{ "level": "error", "since": "2010-06-27" }`. */
function readLevel(check: JsonChecker, node: Node | undefined): DatedLevel {
  if (node?.type !== 'object')
    return { level: check.oneOf(node, levels, 'is not a severity') ?? 'off', since: undefined, before: undefined }
  check.object(node, ['level', 'since', 'before'])
  const at = findNodeAtLocation(node, ['level']) ?? check.fail(node, 'has no level', 'Add "level": "warning".')
  const day = (key: string): CalendarDate | undefined => {
    const date = findNodeAtLocation(node, [key])
    return (
      date &&
      (parseIsoDate(check.text(date, '2010-06-27')) ?? check.fail(date, 'is not a day', 'Write it as year-month-day: "2010-06-27".'))
    )
  }
  return { level: check.oneOf(at, levels, 'is not a severity') ?? 'off', since: day('since'), before: day('before') }
}

function readCeiling(check: JsonChecker, node: Node | undefined): string | undefined {
  if (!node) return undefined
  const ceiling = check.text(node, publicAudience)
  if (!isClear(parseMarking(ceiling, 'banner')))
    check.fail(node, 'is not a marking that is understood', 'Write a level: "UNCLASSIFIED", or "SECRET".')
  return ceiling
}
