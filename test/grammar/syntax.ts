import { authorityParser } from '../../grammar/authority/parser.ts'
import { authorityLexer } from '../../grammar/authority/tokens.ts'
import { MarkingParser } from '../../grammar/marking/parser.ts'
import { cableBannerTokens, markingTokens } from '../../grammar/marking/tokens.ts'
import { executiveOrderParser } from '../../grammar/message/executive-order/parser.ts'
import { executiveOrderLexer } from '../../grammar/message/executive-order/tokens.ts'
import { headerParser } from '../../grammar/message/header/parser.ts'
import { headerLexer } from '../../grammar/message/header/tokens.ts'
import { lazyLexer, once } from '../../grammar/text/chevrotain.ts'

export { parseDocument } from '../../grammar/parse.ts'

const markingParser = once(() => new MarkingParser())
const markingLexer = lazyLexer('marking', markingTokens)
const cableLexer = lazyLexer('marking', cableBannerTokens)

const grammars = {
  authority: { lexer: authorityLexer, parser: authorityParser },
  'executive-order': { lexer: executiveOrderLexer, parser: executiveOrderParser },
  header: { lexer: headerLexer, parser: headerParser },
  marking: { lexer: markingLexer, parser: markingParser },
  cable: { lexer: cableLexer, parser: markingParser },
} as const

export type GrammarInTest = keyof typeof grammars

/** What a start rule makes of a text, as plain data: tokens, tree, and whether it found fault. */
export function syntaxOf(grammar: GrammarInTest, rule: string, text: string): unknown {
  const { tokens, errors } = grammars[grammar].lexer().tokenize(text)
  // biome-ignore lint/suspicious/noExplicitAny: the rule is named by the test.
  const parser = grammars[grammar].parser() as any
  parser.input = tokens
  const tree = parser[rule]()
  return { tokens: tokens.map(plain), lexed: errors.length === 0, tree: plain(tree), parsed: parser.errors.length === 0 }
}

// biome-ignore lint/suspicious/noExplicitAny: tokens and nodes of either engine.
function plain(element: any): unknown {
  if (element === undefined) return null
  if (!('children' in element)) return [element.tokenType.name, element.startOffset, element.image, element.payload ?? null]
  return { name: element.name, children: Object.entries(element.children).map(([key, list]) => [key, (list as unknown[]).map(plain)]) }
}
