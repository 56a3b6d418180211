import { type PathLike, readdirSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { globSync, isDynamicPattern } from 'tinyglobby'
import { suggestCommand } from './commands.ts'
import { describeSystemError, Failure } from './failure.ts'

/** A file to read, or standard input. */
export interface Input {
  /** As shown: relative, with `/`. Absolute paths name people. */
  readonly path: string
  /** As opened; undefined for standard input. */
  readonly file: string | undefined
  /** Read what is staged of it in git, not what is on the disk. */
  readonly isStaged?: boolean
}

export interface Inputs {
  /** Sorted by path, each file once. */
  readonly inputs: readonly Input[]
  /** What could not be looked into. The others are still to be checked. */
  readonly failures: readonly Failure[]
}

/** What a folder is searched for. A file that is named is read whatever its name. */
export const textFiles = '**/*.{txt,text,cable,cbl,memo,md,asc}'
const textFile = /\.(?:txt|text|cable|cbl|memo|md|asc)$/

/** What settings say about the files of a folder. */
interface FolderSettingsReader {
  folderSettings(folder: string): { readonly files: ReadonlySet<string> | undefined; readonly ignored: ReadonlySet<string> } | undefined
}

const hint = 'Name files, folders, or patterns in quotes, for example: bannerline "drafts/**/*.txt".'

/**
 * Files, folders, globs and `-`, in that order of trial, so that a file named `a[1].txt` is found.
 * Nothing found, or a folder that cannot be opened, is a failure: a check that saw nothing must not pass.
 */
export function findInputs(
  paths: readonly string[],
  { stdinName, allowEmpty, settings }: { stdinName?: string | undefined; allowEmpty: boolean; settings?: FolderSettingsReader },
): Inputs {
  const files = new Set<string>()
  const failures: Failure[] = []
  let stdin: Input | undefined
  for (const path of paths) {
    if (path === '-') {
      stdin = { path: stdinName ?? 'standard input', file: undefined }
      continue
    }
    const found = expand(path, failures, settings)
    if (found.length === 0 && !allowEmpty && failures.length === 0) {
      failures.push(new Failure(`Nothing to check: no text file matches.`, { path, remedy: hint }))
    }
    for (const file of found) files.add(file)
  }
  const inputs = [...files].map((file) => ({ path: shownPath(file), file }))
  inputs.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return { inputs: stdin ? [stdin, ...inputs] : inputs, failures }
}

function expand(path: string, failures: Failure[], settings: FolderSettingsReader | undefined): string[] {
  let stats: Stats
  try {
    stats = statSync(path)
  } catch (error) {
    if (isMissing(error) && isDynamicPattern(path)) return notIgnored(glob(path, process.cwd(), failures), settings)
    const command = suggestCommand(path)
    failures.push(new Failure(describeSystemError(error), { path, remedy: command ?? (isMissing(error) ? hint : undefined) }))
    return []
  }
  if (!stats.isDirectory()) return [resolve(path)]
  const folder = resolve(path)
  const named = [...(settings?.folderSettings(folder)?.files ?? [])].filter((file) => isBelow(file, folder))
  return notIgnored([...glob(textFiles, folder, failures), ...named], settings).filter((file) => isWanted(file, settings))
}

function notIgnored(files: readonly string[], settings: FolderSettingsReader | undefined): string[] {
  return files.filter((file) => !settings?.folderSettings(dirname(file))?.ignored.has(file))
}

/** Settings that say which files to check mean no others. */
function isWanted(file: string, settings: FolderSettingsReader | undefined): boolean {
  return settings?.folderSettings(dirname(file))?.files?.has(file) ?? textFile.test(file)
}

function isBelow(file: string, folder: string): boolean {
  const path = relative(folder, file)
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}

/** Those of the files that a folder would be searched for, below the paths or, without any, anywhere. For files that git names. */
export function selectInputs(
  files: readonly string[],
  paths: readonly string[],
  settings: FolderSettingsReader,
  isStaged: boolean,
): readonly Input[] {
  const roots = paths.map((path) => resolve(path))
  const isNamed = (file: string): boolean => roots.length === 0 || roots.some((root) => file === root || isBelow(file, root))
  const wanted = notIgnored([...new Set(files.map((file) => resolve(file)))].filter(isNamed), settings)
  return wanted
    .filter((file) => isWanted(file, settings))
    .map((file) => ({ path: shownPath(file), file, isStaged }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

/** Globs with our own eyes on the file system, as the library passes over folders that it cannot open. */
function glob(pattern: string, cwd: string, failures: Failure[]): string[] {
  const watched =
    <A extends readonly unknown[], R>(call: (path: PathLike, ...rest: A) => R) =>
    (path: PathLike, ...rest: A): R => {
      try {
        return call(path, ...rest)
      } catch (error) {
        // A folder that is not there matches nothing; a folder that cannot be opened might have matched.
        if (!isMissing(error)) failures.push(new Failure(describeSystemError(error), { path: shownPath(resolve(cwd, String(path))) }))
        throw error
      }
    }
  return globSync(pattern.replaceAll('\\', sep === '\\' ? '/' : '\\'), {
    cwd,
    fs: { readdirSync: watched(readdirSync as (path: PathLike) => unknown) as typeof readdirSync },
    ignore: ['**/node_modules/**', '**/.git/**'],
    expandDirectories: false,
    absolute: true,
  }).map((found) => resolve(found))
}

/** A path as reports show it: relative to where the program runs, with `/`; the bare name when there is no such path (another drive). */
export function shownPath(file: string): string {
  const path = relative(process.cwd(), file)
  return (isAbsolute(path) ? basename(file) : path).split(sep).join('/')
}
