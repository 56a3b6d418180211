import { readFileSync } from 'node:fs'
import { getNodePath, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { LineTable } from '../../grammar/text/lines.ts'
import { nearest } from '../nearest.ts'
import { printable } from '../report/width.ts'
import { describeSystemError, Failure } from './failure.ts'
import { shownPath } from './inputs.ts'

interface JsonFile {
  readonly tree: Node
  readonly check: JsonChecker
}

/** What a file of the user's own holds, for messages: `settings`, `suppressions`. */
type Content = 'settings' | 'suppressions'

/** Reads a JSON file of the user's own. `load` gives its text when it does not come from the disk. */
export function readJsonFile(path: string, content: Content, load = (): string => readFileSync(path, 'utf8')): JsonFile {
  const name = content === 'settings' ? 'Settings' : 'Suppressions'
  // An error shows the line that is wrong. A document that is named by mistake must not be shown that way.
  if (!/\.jsonc?$/i.test(path)) throw new Failure(`${name} are in a file that ends in .json or .jsonc.`, { path: shownPath(path) })
  let text: string
  try {
    text = load().replace(/^\ufeff/, '')
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(`The ${content} could not be read. ${describeSystemError(error)}`, { path: shownPath(path) })
  }
  // Suppressions are written by the program too, which would lose comments.
  const plain = content === 'suppressions'
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: !plain, disallowComments: plain })
  const [broken] = errors
  if (broken)
    throw pointAt(
      path,
      text,
      broken,
      `This is not JSON: ${words(printParseErrorCode(broken.error))}.`,
      plain
        ? 'bannerline allow writes this file; it has no comments and no trailing commas.'
        : 'Comments and trailing commas are fine; anything else has to be JSON.',
    )
  if (!tree) throw new Failure(`The ${content} are empty.`, { path: shownPath(path), remedy: 'Write {} at least.' })
  return { tree, check: new JsonChecker(path, text, content === 'settings' ? 'setting' : 'field') }
}

/** Checks nodes of a file, and says of the first one that is wrong where it is and what would be right. */
export class JsonChecker {
  readonly #path: string
  readonly #text: string
  readonly #noun: string

  constructor(path: string, text: string, noun: string) {
    this.#path = path
    this.#text = text
    this.#noun = noun
  }

  object(
    node: Node,
    keys: readonly string[],
    complaint = `is not a ${this.#noun}`,
    otherwise = `${capital(this.#noun)}s here are ${keys.join(', ')}.`,
  ): void {
    if (node.type !== 'object') this.fail(node, 'is not an object', 'Write { … }.')
    for (const property of node.children ?? []) {
      const key = property.children?.[0]
      if (!key || keys.includes(key.value)) continue
      const meant = nearest(key.value, keys)
      this.fail(key, complaint, meant ? `Did you mean "${meant}"?` : otherwise)
    }
  }

  array(node: Node): readonly Node[] {
    if (node.type !== 'array') this.fail(node, 'is not a list', 'Write [ … ].')
    return node.children ?? []
  }

  boolean(node: Node | undefined): void {
    if (node && node.type !== 'boolean') this.fail(node, 'is neither true nor false', 'Write true or false.')
  }

  /** Text that is not blank. */
  text(node: Node, example: string): string {
    if (typeof node.value !== 'string' || node.value.trim() === '') this.fail(node, 'is not a text', `Write it in quotes: "${example}".`)
    return node.value
  }

  patterns(node: Node): readonly string[] {
    return this.array(node).map((child) =>
      child.type === 'string' ? child.value : this.fail(child, 'is not a pattern', 'Write it in quotes: "memos/**".'),
    )
  }

  oneOf<T extends string>(node: Node | undefined, values: readonly T[], complaint: string, otherwise?: string): T | undefined {
    if (!node) return undefined
    const found = values.find((value) => value === node.value)
    if (found !== undefined) return found
    const meant = typeof node.value === 'string' ? nearest(node.value, values) : undefined
    return this.fail(
      node,
      complaint,
      `${meant ? `Did you mean "${meant}"?` : ''}${meant && otherwise === '' ? '' : ` ${otherwise || `It can be ${values.join(', ')}.`}`}`.trim(),
    )
  }

  fail(node: Node, complaint: string, remedy: string): never {
    const path = getNodePath(node).join('.') || 'The whole'
    throw pointAt(this.#path, this.#text, node, `${path} ${complaint}`, remedy)
  }
}

/** The line of the file with carets under the stretch; settings are the user's own words, not a document's. */
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

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
