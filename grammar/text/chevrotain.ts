import { type CstElement, type CstNode, type ILexingResult, type IToken, Lexer, type TokenType } from 'chevrotain'
import { type Span, span } from './span.ts'

/** The children of a syntax tree node, by the names of tokens and rules. */
export type Children = Readonly<Record<string, readonly CstElement[] | undefined>>

/** Where a token stands in the source. Chevrotain's end offset is the last character; `by` is where the lexed stretch begins. */
export function tokenSpan(token: IToken, by = 0): Span {
  return span(token.startOffset + by, token.startOffset + token.image.length + by)
}

/** From the first to the last of these tokens; undefined when there are none. */
export function coverTokens(tokens: readonly IToken[], by = 0): Span | undefined {
  const first = tokens[0]
  const last = tokens[tokens.length - 1]
  return first && last ? span(tokenSpan(first, by).start, tokenSpan(last, by).end) : undefined
}

/** The tokens that a node has under this name. */
export function tokensOf(children: Children, name: string): readonly IToken[] {
  return (children[name] ?? []) as readonly IToken[]
}

/** The first token under this name. */
export function tokenOf(children: Children, name: string): IToken | undefined {
  return tokensOf(children, name)[0]
}

/** The nodes of a rule under this name. */
export function nodesOf(children: Children, name: string): readonly CstNode[] {
  return (children[name] ?? []) as readonly CstNode[]
}

/** The children of the first node under this name. */
export function nodeOf(children: Children, name: string): Children | undefined {
  return nodesOf(children, name)[0]?.children
}

/** Every token below a node, in the order of the text. */
export function allTokens(children: Children): IToken[] {
  const found: IToken[] = []
  const visit = (level: Children) => {
    for (const elements of Object.values(level)) {
      for (const element of elements ?? []) {
        if ('children' in element) visit(element.children)
        else found.push(element)
      }
    }
  }
  visit(children)
  return found.sort((a, b) => a.startOffset - b.startOffset)
}

/** Builds something expensive the first time it is asked for: a lexer costs several milliseconds that many runs never need. */
export function once<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined
  return () => {
    built ??= { value: build() }
    return built.value
  }
}

/** The names of our grammars; under them `grammar/compiled/` has what Chevrotain finds out about each. */
export type GrammarName = 'authority' | 'executive-order' | 'header' | 'marking'

/** A lexer that is made when it is first needed. */
export function lazyLexer(name: GrammarName, tokens: TokenType[]): () => { tokenize(text: string): ILexingResult } {
  const settings = { name, positionTracking: 'onlyOffset', skipValidations: true } as const
  return once(() => new Lexer(tokens, settings))
}

/** How all our parsers are set up. `validate` looks for ambiguities in the grammar: a test asks for it, a run has no time for it. */
export function parserSettings(name: GrammarName, maxLookahead: number, validate: boolean) {
  return {
    name,
    recoveryEnabled: false,
    nodeLocationTracking: 'none',
    maxLookahead,
    skipValidations: !validate,
  } as const
}
