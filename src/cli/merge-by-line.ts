import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { writeWhole } from './report-file.ts'

/**
 * Has git merge a file of lines by keeping the lines of both sides, where the file is in a repository. True when that was written down now.
 * Two branches that each add a line at the same place would else be in conflict. Source: gitattributes(5), merge=union.
 */
export function mergeByLine(file: string): boolean {
  const folder = dirname(resolve(file))
  const name = basename(file)
  // A name with other characters needs quotes that not every git understands.
  if (!isInRepository(folder) || !/^[\w.-]+$/.test(name)) return false
  const attributes = join(folder, '.gitattributes')
  const before = existsSync(attributes) ? readFileSync(attributes, 'utf8') : ''
  const named = before.split('\n').some((line) => line.split(/\s+/)[0]?.replace(/^\//, '') === name)
  if (named) return false
  writeWhole(attributes, `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${name} merge=union\n`)
  return true
}

function isInRepository(folder: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return true
    if (at === dirname(at)) return false
  }
}
