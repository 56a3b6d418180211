import { readFileSync } from 'node:fs'
import type { CstParser } from 'chevrotain'
import { AuthorityParser } from '../grammar/authority/parser.ts'
import { MarkingParser } from '../grammar/marking/parser.ts'
import { ExecutiveOrderParser } from '../grammar/message/executive-order/parser.ts'
import { HeaderParser } from '../grammar/message/header/parser.ts'
import type { DerivedFile } from './derived.ts'

interface Grammar {
  readonly title: string
  readonly source: string
  readonly parser: CstParser
}

const grammars = (): readonly Grammar[] => [
  { title: 'Markings', source: 'grammar/marking/parser.ts', parser: new MarkingParser() },
  { title: 'Classification authority block', source: 'grammar/authority/parser.ts', parser: new AuthorityParser() },
  { title: 'Transmission header', source: 'grammar/message/header/parser.ts', parser: new HeaderParser() },
  {
    title: 'E.O. line and declassification instruction',
    source: 'grammar/message/executive-order/parser.ts',
    parser: new ExecutiveOrderParser(),
  },
]

/** The grammar on one page: every production as Chevrotain has it, with the words that stand above it in the parser. */
export function grammarReference(): DerivedFile {
  const sections = grammars().flatMap(({ title, source, parser }) => {
    const code = readFileSync(source, 'utf8')
    return [
      `## ${title}`,
      '',
      classComment(code),
      '',
      ...(parser.getSerializedGastProductions() as unknown as SerializedNode[]).flatMap((rule) => production(rule, code)),
    ]
  })
  return { path: 'grammar/README.md', text: `${[intro, ...sections].join('\n').trimEnd()}\n` }
}

const intro = `# The grammar

Derived from the parsers by \`npm run update\`; do not edit.

Prose is never parsed. A message reader finds the stretches where a marking, a header line, an E.O. line or an authority block can stand,
and hands each to a start rule below. The grammar says what shape such a stretch has and nothing else: order, combination and spelling
are judged by rules. Its tokens come from the register in \`grammar/vocabulary/\`.

Notation: \`[ x ]\` may be missing, \`{ x }\` may be repeated or missing, \`{ x }+\` stands at least once. Tokens begin with a capital.
`

/** What the comment above the parser's class says. */
function classComment(code: string): string {
  return lastComment(code.slice(0, code.indexOf('export class')))
}

function production(rule: SerializedNode, code: string): string[] {
  const { name = '', definition = [] } = rule
  const at = code.search(new RegExp(`\\b${name} = this\\.RULE\\(`))
  const comment = commentJustAbove(code.slice(0, at))
  return ['```ebnf', `${name} = ${sequence(definition)} ;`, '```', ...(comment === '' ? [] : ['', comment]), '']
}

/** A node as Chevrotain writes it; its own type leaves most of it out. */
interface SerializedNode {
  readonly type: string
  readonly name?: string
  readonly definition?: readonly SerializedNode[]
}

function sequence(nodes: readonly SerializedNode[]): string {
  return nodes.map(expression).join(' ')
}

function expression(node: SerializedNode): string {
  const inner = sequence(node.definition ?? [])
  switch (node.type) {
    case 'Option':
      return `[ ${inner} ]`
    case 'Repetition':
      return `{ ${inner} }`
    case 'RepetitionMandatory':
      return `{ ${inner} }+`
    case 'Alternation':
      return `( ${(node.definition ?? []).map(expression).join(' | ')} )`
    case 'Alternative':
      return inner
    default:
      return node.name ?? inner
  }
}

/** The text of the comment that ends right before this point, if one does. */
function commentJustAbove(before: string): string {
  return /\*\/\s*(?:private |readonly |private readonly )?$/.test(before) ? lastComment(before) : ''
}

function lastComment(before: string): string {
  const start = before.lastIndexOf('/**')
  if (start < 0) return ''
  const body = before.slice(start + 3, before.indexOf('*/', start))
  return body
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim()
}
