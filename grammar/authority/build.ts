import type { CstNode, IToken } from 'chevrotain'
import type { AuthorityBlock, Reading, Reason } from '../document.ts'
import { allTokens, type Children, coverTokens, nodesOf, tokenSpan, tokensOf } from '../text/chevrotain.ts'
import { cover, type Read, type Span } from '../text/span.ts'

/** What the syntax tree of a block holds. `at` is where the block begins in the source. */
export interface AuthorityFields {
  readonly classifiedBy: Span | undefined
  readonly reasons: readonly Reason[]
  readonly reasonSpan: Span | undefined
  readonly derivedFrom: AuthorityBlock['derivedFrom']
  /** The stretches behind the keywords, for the grammar of declassification instructions. */
  readonly declassifyOn: readonly Span[]
  readonly downgradeTo: Span | undefined
  readonly readings: readonly Reading[]
}

export function buildAuthority(tree: Children, at: number): AuthorityFields {
  const { reasons, span } = buildReasons(nodesOf(tree, 'reason'), at)
  return {
    classifiedBy: buildClassifier(nodesOf(tree, 'classifiedBy'), at),
    reasons,
    reasonSpan: span,
    derivedFrom: buildSource(nodesOf(tree, 'derivedFrom'), at),
    declassifyOn: nodesOf(tree, 'declassifyOn').map((node) => stretch(node, 'DeclassifyOn', at)),
    downgradeTo: nodesOf(tree, 'downgradeTo').map((node) => coverTokens(allTokens(node.children), at))[0],
    readings: buildReadings(tree, at),
  }
}

/** The name and position, without the words that lead over to the reason. A lead that was typed twice has nothing behind the first. */
function buildClassifier(nodes: readonly CstNode[], at: number): Span | undefined {
  for (const node of nodes) {
    const tokens = [...tokensOf(node.children, 'Free')]
    while (tokens.length > 0 && /^(?:FOR|PER|UNDER|DUE|TO|AND|[,;.:&/-])$/i.test(tokens[tokens.length - 1]?.image ?? '')) tokens.pop()
    const span = coverTokens(tokens, at)
    if (span) return span
  }
  return undefined
}

function buildSource(nodes: readonly CstNode[], at: number): Read<{ readonly multipleSources: boolean }> | undefined {
  const node = nodes[0]
  const span = node && coverTokens(allTokens(node.children), at)
  if (!node || !span) return undefined
  const multipleSources = tokensOf(node.children, 'Free').some((token) => token.tokenType.name === 'MultipleSources')
  return { value: { multipleSources }, span }
}

/** From behind the keyword to the end of its field. */
function stretch(node: CstNode, keyword: string, at: number): Span {
  const tokens = allTokens(node.children)
  const head = tokens.find((token) => token.tokenType.name === keyword)
  const all = coverTokens(tokens, at)
  const start = head ? tokenSpan(head, at).end : at
  return { start, end: Math.max(start, all?.end ?? start) }
}

/**
 * Letters belong to the section before them; a section that stands alone, and is not taken up by letters later, is a reason without
 * letter.
 */
function buildReasons(nodes: readonly CstNode[], at: number): { reasons: Reason[]; span: Span | undefined } {
  const reasons: Reason[] = []
  let span: Span | undefined
  let alone: Reason | undefined
  for (const node of nodes) {
    const tokens = listOf(node)
    const place = coverTokens(tokens, at)
    let section = alone?.section
    /** The letter before a dash or `through`. */
    let from: Reason | undefined
    let range: IToken | undefined
    for (const token of tokens) {
      if (token.tokenType.name === 'Section') {
        if (alone && alone.section !== undefined && token !== tokens[0]) reasons.push(alone)
        section = sectionOf(token)
        alone = { section, letter: undefined, span: tokenSpan(token, at) }
      } else if (isRange(token)) {
        range = token
      } else {
        if (!isParenthesis(token) && lettersOf(token).length === 0) range = undefined
        for (const [index, letter] of lettersOf(token)) {
          const start = token.startOffset + at + index
          const reason = { section, letter: letter.toLowerCase(), span: { start, end: start + 1 } }
          if (range && from) reasons.push(...lettersBetween(from, reason, tokenSpan(range, at)))
          reasons.push(reason)
          from = reason
          range = undefined
          alone = undefined
        }
      }
    }
    if (place) span = span ? cover(span, place) : place
  }
  if (alone) reasons.push(alone)
  return { reasons, span }
}

function isRange({ tokenType: { name } }: IToken): boolean {
  return name === 'Dash' || name === 'Through'
}

function isParenthesis({ tokenType: { name } }: IToken): boolean {
  return name === 'LeftParen' || name === 'RightParen'
}

/** (b) and (c) of `(a-d)`. They stand where the dash is. */
function lettersBetween({ section, letter: first = '' }: Reason, { letter: last = '' }: Reason, span: Span): Reason[] {
  return [...'abcdefgh'].filter((letter) => letter > first && letter < last).map((letter) => ({ section, letter, span }))
}

/**
 * The tokens of a list of reasons, keyword and all, as far as they are one. A mark of paragraph 1 that was glued on is none: it stands
 * without `and` or a comma before it, and is no letter of the section, or has a word behind it.
 */
function listOf(node: CstNode): IToken[] {
  const tokens = allTokens(node.children)
  const kept: IToken[] = []
  let letters = 0
  let separated = true
  let opened: number | undefined
  for (const token of tokens) {
    const kind = token.tokenType.name
    if (kind === 'Letter' || kind === 'LetterRun') {
      const known = /^[a-h]+$/i.test(token.image)
      if (letters > 0 && !separated && !known) return kept.slice(0, opened ?? kept.length)
      letters++
      separated = false
    } else if (kind === 'And' || kind === 'Separator' || kind === 'Section' || isRange(token)) {
      separated = true
    }
    if (kind === 'LeftParen') opened = kept.length
    else if (kind === 'RightParen') opened = undefined
    kept.push(token)
  }
  return kept
}

/** `BD` gives both, each with its place. Only letter tokens have any. */
function lettersOf(token: IToken): [number, string][] {
  const kind = token.tokenType.name
  return kind === 'Letter' || kind === 'LetterRun' ? [...token.image].map((letter, index) => [index, letter]) : []
}

/** `1.4` for `1,4`, `l.4` and `1 .4`. */
function sectionOf(token: IToken): string {
  return `1.${token.image[token.image.length - 1]}`
}

const broken: Readonly<Record<string, string>> = {
  Section: 'the section',
  Reason: 'the word Reason',
  And: 'the word and',
  DerivedFrom: 'the words Derived From',
  DeclassifyOn: 'the words Declassify On',
  DowngradeTo: 'the words Downgrade To',
}

/** White space inside a token shows where a line was cut; between two words of a keyword, only a line end does. */
function buildReadings(tree: Children, at: number): Reading[] {
  return allTokens(tree).flatMap((token) => {
    const what = broken[token.tokenType.name]
    if (!what) return []
    const image = /^(?:DerivedFrom|DeclassifyOn|DowngradeTo)$/.test(token.tokenType.name) ? token.image.replace(/[ \t]+/g, '') : token.image
    if (!/\s/.test(image)) return []
    const meaning =
      token.tokenType.name === 'Section' ? `${what} is cut in two and was read as ${sectionOf(token)}` : `${what} is cut in two`
    return [{ kind: 'wrap', span: tokenSpan(token, at), meaning }]
  })
}
