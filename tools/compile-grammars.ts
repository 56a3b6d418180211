import {
  Alternation,
  type CstParser,
  getLookaheadPaths,
  Lexer,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  type Rule,
  type TokenType,
} from 'chevrotain'
import { AuthorityParser } from '../grammar/authority/parser.ts'
import { vocabulary as authorityTokens } from '../grammar/authority/tokens.ts'
import type { CompiledGrammar } from '../grammar/compiled/compiled.ts'
import { MarkingParser } from '../grammar/marking/parser.ts'
import { allTokens as markingTokens } from '../grammar/marking/tokens.ts'
import { ExecutiveOrderParser } from '../grammar/message/executive-order/parser.ts'
import { vocabulary as executiveOrderTokens } from '../grammar/message/executive-order/tokens.ts'
import { HeaderParser } from '../grammar/message/header/parser.ts'
import { vocabulary as headerTokens } from '../grammar/message/header/tokens.ts'
import type { GrammarName } from '../grammar/text/chevrotain.ts'
import type { DerivedFile } from './derived.ts'

const sources: Readonly<Record<GrammarName, { parser: () => CstParser; tokens: readonly TokenType[]; lookahead: number }>> = {
  authority: { parser: () => new AuthorityParser(), tokens: authorityTokens, lookahead: 1 },
  'executive-order': { parser: () => new ExecutiveOrderParser(), tokens: executiveOrderTokens, lookahead: 2 },
  header: { parser: () => new HeaderParser(), tokens: headerTokens, lookahead: 2 },
  marking: { parser: () => new MarkingParser(), tokens: markingTokens, lookahead: 2 },
}

/** What Chevrotain finds out about our grammars, as data: `grammar/compiled/engine.ts` reads by it. */
export function compiledGrammars(): DerivedFile {
  const grammars = Object.entries(sources).map(([name, { parser, tokens, lookahead }]): [string, CompiledGrammar] => [
    name,
    { starts: startsOf(tokens), choices: choicesOf(parser(), lookahead) },
  ])
  return { path: 'grammar/compiled/compiled.ts', text: `${head}${JSON.stringify(Object.fromEntries(grammars))}\n` }
}

const head = `// Derived from the grammars by \`npm run update\`; do not edit.

/** What tells the choices of a grammar apart. */
export interface CompiledGrammar {
  /** By token: the characters it can begin with, U+0000 for all that are not ASCII. A token that is not here may begin with any. */
  readonly starts: Readonly<Record<string, string>>
  /** By rule and choice (\`marking OPTION1\`): for each alternative the ways that it can begin, one or two tokens: \`Level|Blank Level\`. */
  readonly choices: Readonly<Record<string, readonly string[]>>
}

export const grammars: Readonly<Record<string, CompiledGrammar>> = `

const ascii = 128
const notAscii = '\u0000'

function startsOf(tokens: readonly TokenType[]): Record<string, string> {
  const starts: Record<string, string> = {}
  for (const token of tokens) {
    if (token.PATTERN === Lexer.NA) continue
    const { canModeBeOptimized, charCodeToPatternIdxToConfig } = new Lexer([token], {
      positionTracking: 'onlyOffset',
      skipValidations: true,
    }) as unknown as Analysed
    const codes = canModeBeOptimized.defaultMode ? charCodeToPatternIdxToConfig.defaultMode : undefined
    if (!codes) continue
    const signs = Object.keys(codes).map((code) => (Number(code) < ascii ? String.fromCharCode(Number(code)) : notAscii))
    starts[token.name] = [...new Set(signs)].join('')
  }
  return starts
}

/** Fields of Chevrotain's lexer that its types do not name. */
interface Analysed {
  readonly canModeBeOptimized: Readonly<Record<string, boolean>>
  readonly charCodeToPatternIdxToConfig: Readonly<Record<string, readonly unknown[] | undefined>>
}

/** What a production is called in the parser, and to the analysis. */
const kinds = [
  [Alternation, 'OR', 'Alternation'],
  [Option, 'OPTION', 'Option'],
  [Repetition, 'MANY', 'Repetition'],
  [RepetitionMandatory, 'AT_LEAST_ONE', 'RepetitionMandatory'],
] as const

function choicesOf(parser: CstParser, maxLookahead: number): Record<string, string[]> {
  const choices: Record<string, string[]> = {}
  for (const rule of Object.values(parser.getGAstProductions())) visit(rule.definition, rule)
  return choices

  function visit(definition: Rule['definition'], rule: Rule): void {
    for (const production of definition) {
      const kind = kinds.find(([type]) => production instanceof type)
      if (kind) {
        const [, method, prodType] = kind
        const occurrence = (production as Option).idx
        const paths = getLookaheadPaths({ occurrence, rule, prodType, maxLookahead })
        // Of what may be missing only the way in is asked for, not the ways past it.
        const asked = prodType === 'Alternation' ? paths : paths.slice(0, 1)
        const written = asked.map((ways) => ways.map((way) => way.map(({ name }) => name).join(' ')).join('|'))
        choices[`${rule.name} ${method}${occurrence || ''}`] = written
      }
      // What another rule is made of belongs to that rule.
      if (!(production instanceof NonTerminal)) visit((production as Option).definition ?? [], rule)
    }
  }
}
