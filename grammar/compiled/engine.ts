import type { CompiledGrammar } from './compiled.ts'
import { grammars } from './compiled.ts'

/**
 * What the program runs in place of Chevrotain. Importing Chevrotain, recording the grammars and analysing them takes longer than reading a
 * cable; the analysis depends on the grammar alone, so it is done when the program is built (`compiled.ts`). What is left for a run is this:
 * the part of Chevrotain's interface that our lexers and parsers use, in the same words and with the same meaning.
 *
 * Chevrotain stays the authority: the grammars are written for it, all tests run on it, and `engine.test.ts` holds the trees of both side
 * by side. There is no error recovery and no error message, since a stretch either has the shape of a start rule or is not read.
 */
export interface TokenType {
  readonly name: string
  readonly LABEL: string | undefined
  readonly pattern: RegExp | Matcher
  readonly skipped: boolean
  /** The categories it belongs to, and theirs. */
  readonly categories: readonly TokenType[]
}

type Matcher = (text: string, offset: number, matched: readonly Token[]) => (readonly [string] & { readonly payload?: unknown }) | null

export interface Token {
  readonly image: string
  readonly startOffset: number
  readonly tokenType: TokenType
  readonly payload?: unknown
}

interface TokenSettings {
  readonly name: string
  readonly label?: string
  readonly pattern: RegExp | Matcher
  readonly categories?: readonly TokenType[]
  readonly group?: string
}

const notApplicable = /NOT_APPLICABLE/
const skipped = 'skipped'

export function createToken({ name, label, pattern, categories = [], group }: TokenSettings): TokenType {
  const isNested = categories.some((category) => category.categories.length > 0)
  const all = isNested ? categories.flatMap((category) => [category, ...category.categories]) : categories
  return { name, LABEL: label, pattern, skipped: group === skipped, categories: all }
}

export const EOF = createToken({ name: 'EOF', pattern: notApplicable })
const endOfInput: Token = { image: '', startOffset: Number.NaN, tokenType: EOF }

/** True for a token of this type, or of one in this category. */
export function tokenMatcher({ tokenType }: Token, type: TokenType): boolean {
  return tokenType === type || tokenType.categories.includes(type)
}

interface Settings {
  /** Under this name `compiled.ts` has the analysis. */
  readonly name: string
}

interface Pattern {
  readonly type: TokenType
  readonly match: Matcher
  /** Characters it can begin with; undefined when they are not known. */
  readonly starts: string | undefined
}

/** Stands for all characters that are not ASCII. */
const notAscii = 0

/** Tries the tokens in their order, and of them only those that can begin with the next character. */
export class Lexer {
  static readonly NA = notApplicable
  static readonly SKIPPED = skipped
  private readonly patterns: readonly Pattern[]
  private readonly byCode: Pattern[][] = []

  constructor(types: readonly TokenType[], { name }: Settings) {
    const { starts } = grammarOf(name)
    this.patterns = types
      .filter(({ pattern }) => pattern !== notApplicable)
      .map((type) => ({ type, match: matcherOf(type.pattern), starts: starts[type.name] }))
  }

  tokenize(text: string): { tokens: Token[]; errors: readonly object[] } {
    const tokens: Token[] = []
    const errors: object[] = []
    for (let at = 0; at < text.length; ) {
      const found = this.next(text, at, tokens)
      if (!found) {
        errors.push(mismatch)
        at++
        continue
      }
      if (!found.type.skipped) tokens.push(found.token)
      at += found.token.image.length
    }
    return { tokens, errors }
  }

  private next(text: string, at: number, before: readonly Token[]): { type: TokenType; token: Token } | undefined {
    for (const { type, match } of this.candidates(text.charCodeAt(at))) {
      const found = match(text, at, before)
      if (found === null) continue
      const token = { image: found[0], startOffset: at, tokenType: type }
      return { type, token: found.payload === undefined ? token : { ...token, payload: found.payload } }
    }
    return undefined
  }

  private candidates(code: number): readonly Pattern[] {
    const ascii = code < 128 ? code : notAscii
    let known = this.byCode[ascii]
    if (!known) {
      const sign = String.fromCharCode(ascii)
      known = this.patterns.filter(({ starts }) => starts === undefined || starts.includes(sign))
      this.byCode[ascii] = known
    }
    return known
  }
}

function matcherOf(pattern: RegExp | Matcher): Matcher {
  if (typeof pattern === 'function') return pattern
  let sticky: RegExp | undefined
  return (text, offset) => {
    sticky ??= new RegExp(pattern.source, `${pattern.flags}y`)
    sticky.lastIndex = offset
    return sticky.test(text) ? [text.slice(offset, sticky.lastIndex)] : null
  }
}

interface Node {
  readonly name: string
  readonly children: Record<string, (Token | Node)[]>
}

type Rule = (() => Node | undefined) & { readonly ruleName: string }
type Action = () => unknown
type Optional = Action | { readonly GATE?: () => boolean; readonly DEF: Action }
interface Alternative {
  readonly GATE?: () => boolean
  readonly ALT: Action
}

/** A way to begin: the first one or two tokens. */
type Path = readonly TokenType[]

/** Thrown where the input has not the shape of the rule. Nobody reads more from it. */
const mismatch = { name: 'mismatch' } as const

export class CstParser {
  errors: object[] = []
  private tokens: readonly Token[] = []
  private at = 0
  private depth = 0
  private rule = ''
  private children: Node['children'] = {}
  private readonly choices: CompiledGrammar['choices']
  private readonly types: ReadonlyMap<string, TokenType>
  private readonly pathsOf = new Map<string, readonly (readonly Path[])[]>()

  constructor(vocabulary: readonly TokenType[], { name }: Settings) {
    this.choices = grammarOf(name).choices
    this.types = new Map(vocabulary.map((type) => [type.name, type]))
  }

  /** Done when the program was built. */
  performSelfAnalysis(): void {}

  set input(tokens: readonly Token[]) {
    this.tokens = tokens
    this.errors = []
    this.at = 0
    this.depth = 0
  }

  LA(ahead: number): Token {
    return this.tokens[this.at + ahead - 1] ?? endOfInput
  }

  RULE(name: string, body: Action): Rule {
    return Object.assign(
      () => {
        const { rule, children } = this
        const isStart = this.depth === 0
        const node: Node = { name, children: Object.create(null) }
        this.rule = name
        this.children = node.children
        this.depth++
        try {
          body.call(this)
          if (isStart && this.at < this.tokens.length) this.errors.push(mismatch)
          return node
        } catch (thrown) {
          if (thrown !== mismatch || !isStart) throw thrown
          return undefined
        } finally {
          this.depth--
          this.rule = rule
          this.children = children
        }
      },
      { ruleName: name },
    )
  }

  /** @internal Called under the names that the grammars use; as all that follows. */
  consume(type: TokenType, { LABEL = type.name }: { readonly LABEL?: string } = {}): Token {
    const token = this.LA(1)
    if (!tokenMatcher(token, type)) this.fail()
    this.at++
    this.add(LABEL, token)
    return token
  }

  /** @internal */
  subrule(rule: Rule, { LABEL = rule.ruleName }: { readonly LABEL?: string } = {}): void {
    const node = rule()
    if (node) this.add(LABEL, node)
  }

  /** @internal */
  option(key: string, optional: Optional): void {
    if (this.begins(key, optional)) actionOf(optional).call(this)
  }

  /** @internal */
  many(key: string, optional: Optional): void {
    let before = -1
    while (this.at > before && this.begins(key, optional)) {
      before = this.at
      actionOf(optional).call(this)
    }
  }

  /** @internal */
  atLeastOne(key: string, optional: Optional): void {
    if (!this.begins(key, optional)) this.fail()
    this.many(key, optional)
  }

  /** @internal */
  or(key: string, alternatives: readonly Alternative[]): void {
    const paths = this.paths(key)
    const chosen = alternatives.find(({ GATE }, index) => (!GATE || GATE.call(this)) && this.follows(paths[index] ?? []))
    if (!chosen) this.fail()
    chosen.ALT.call(this)
  }

  private begins(key: string, optional: Optional): boolean {
    if (typeof optional !== 'function' && optional.GATE && !optional.GATE.call(this)) return false
    return this.follows(this.paths(key)[0] ?? [])
  }

  private follows(paths: readonly Path[]): boolean {
    return paths.some((path) => path.every((type, index) => tokenMatcher(this.LA(index + 1), type)))
  }

  /** For each alternative the ways that it begins, as the analysis has them. */
  private paths(key: string): readonly (readonly Path[])[] {
    const id = `${this.rule} ${key}`
    let known = this.pathsOf.get(id)
    if (!known) {
      known = (this.choices[id] ?? []).map((alternative) => this.pathsIn(alternative))
      this.pathsOf.set(id, known)
    }
    return known
  }

  private pathsIn(written: string): readonly Path[] {
    return written === '' ? [] : written.split('|').map((path) => path.split(' ').map((name) => this.types.get(name) ?? EOF))
  }

  private add(label: string, element: Token | Node): void {
    const under = this.children[label]
    if (under) under.push(element)
    else this.children[label] = [element]
  }

  private fail(): never {
    this.errors.push(mismatch)
    throw mismatch
  }
}

function actionOf(optional: Optional): Action {
  return typeof optional === 'function' ? optional : optional.DEF
}

/** `CONSUME2` is the second of its kind in a rule; what tells choices apart is under its own number. No grammar counts further. */
const methods = CstParser.prototype as unknown as Record<string, unknown>
for (const number of ['', '1', '2', '3', '4', '5', '6']) {
  methods[`CONSUME${number}`] = methods.consume
  methods[`SUBRULE${number}`] = methods.subrule
  for (const [name, method] of [
    ['OPTION', 'option'],
    ['MANY', 'many'],
    ['AT_LEAST_ONE', 'atLeastOne'],
    ['OR', 'or'],
  ] as const) {
    const key = `${name}${number}`
    methods[key] = function (this: CstParser, choice: Optional & readonly Alternative[]) {
      this[method](key, choice)
    }
  }
}

function grammarOf(name: string): CompiledGrammar {
  const grammar = grammars[name]
  if (!grammar) throw new RangeError(`no compiled grammar ${name}`)
  return grammar
}
