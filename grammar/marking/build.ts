import type { CstNode, IToken } from 'chevrotain'
import { allTokens, type Children, coverTokens, nodeOf, nodesOf, tokenOf, tokenSpan, tokensOf } from '../text/chevrotain.ts'
import type { Span } from '../text/span.ts'
import { energyLevels } from '../vocabulary/aea.ts'
import { isKnownCategory } from '../vocabulary/cui.ts'
import type { Entry, Level } from '../vocabulary/entry.ts'
import { departmentNatoForms, fusedNatoLevels, levelEntry, natoActivities, natoLevels } from '../vocabulary/levels.ts'
import { named } from '../vocabulary/named.ts'
import { declassificationValue } from '../vocabulary/non-ic.ts'
import { nuclearParts } from '../vocabulary/nuclear-parts.ts'
import { findEntry } from '../vocabulary/register.ts'
import { compartments } from '../vocabulary/sci.ts'
import { type Code, readCodes } from './codes.ts'
import type { Control, ControlPart, Marking, MarkingForm, Ownership, Problem, SpellingDetail } from './marking.ts'
import type { SpelledLevel } from './spelled.ts'
import { entryOfToken, gluedForms, levelOfToken, SpelledLevel as SpelledLevelToken } from './tokens.ts'
import { isCaption, nearestForm } from './unknown.ts'

/** One entry of a marking as it was read, before its neighbours are known. */
interface Piece {
  readonly span: Span
  readonly separator: IToken | undefined
  level?: { readonly level: Level; readonly span: Span; readonly nato?: true; readonly short?: boolean } | undefined
  owners?: readonly Code[] | undefined
  joint?: true
  /** NATO activity of a short form (`NIS`). */
  activity?: string
  concealed?: true
  /** A hyphen between owner and level, which 32 CFR has. */
  hyphen?: Span
  /** A SIGMA number whose RD or FRD is not written. */
  baseLeftOut?: true
  entry?: Entry | undefined
  codes?: readonly Code[]
  parts?: readonly ControlPart[]
  words?: readonly IToken[]
  /** The one word of a control without arguments; its spelling is judged when it is known to be none of CUI's. */
  word?: IToken
  entireText?: true
  /** The control of a glued or fused word. */
  second?: Entry | undefined
}

/** Reads the syntax tree of a portion marking or of a banner line into a marking. Spans count in the text that was lexed. */
export function buildMarking(tree: CstNode, form: MarkingForm): Marking {
  return new Builder(form).marking(tree)
}

/** The marking of a cable's banner line: its class and the controls behind it. */
export function buildCableMarking(tree: CstNode): Marking {
  return new Builder('banner').cable(tree)
}

/** Collects problems while it walks a tree; made for one marking and thrown away. */
class Builder {
  readonly #form: MarkingForm
  readonly #problems: Problem[] = []

  constructor(form: MarkingForm) {
    this.#form = form
  }

  marking(tree: CstNode): Marking {
    const children = tree.children
    const inner = nodeOf(children, 'marking') as Children
    const pieces = this.#pieces(inner)
    const span = trimmed(tree)
    const leading = tokenOf(inner, 'DoubleSlash') ?? tokenOf(inner, 'Slash')
    const entireText = pieces.some((piece) => piece.entireText)
    if (this.#form === 'portion') this.#parentheses(children, span, entireText)
    this.#trailing(inner, pieces)

    const spoken = pieces.filter((piece) => !piece.entireText)
    const found = this.#ownLevel(spoken, leading, span)
    const controls = this.#controls(spoken, found.level !== undefined)
    const recognised = found.level !== undefined || controls.some((control) => control.category !== 'unknown')
    if (!recognised) {
      const known = this.#problems.find((problem) => problem.kind === 'misspelt')
      if (!known) this.#replaceBy('unreadable', span, 'No word of a marking was found here.')
    } else if (found.level === undefined && !this.#problems.some((problem) => problem.kind === 'unknown-word')) {
      this.#report('level-missing', span, 'No classification level was found in this marking.')
    }
    return {
      form: this.#form,
      span,
      level: found.level,
      levelSpan: found.span,
      ownership: found.ownership,
      owners: found.owners,
      controls,
      entireText,
      problems: this.#problems,
    }
  }

  cable(tree: CstNode): Marking {
    const children = tree.children
    const levelToken = tokenOf(children, 'Level')
    const misspelt = tokenOf(children, 'MisspeltLevel')
    const [first, ...more] = tokensOf(children, 'Control')
    const leading = levelToken ?? misspelt
    const words = leading ? tokensOf(children, 'Control') : [first as IToken, ...more]
    const controls = words.map((word) => this.#simple(word))
    const standing = leading ? undefined : entryOfToken((first as IToken).tokenType)
    const start = (leading ?? (first as IToken)).startOffset
    const { end } = tokenSpan(words.at(-1) ?? (leading as IToken))
    if (levelToken) this.#levelSpelling(levelToken)
    if (misspelt) {
      const { nearest } = misspelt.payload as { nearest: Level }
      this.#report('misspelt', tokenSpan(misspelt), `Close to ${levelEntry(nearest).title}, but not it; the level is not known.`)
    }
    const separators = nodesOf(children, 'separator')
    for (const separator of separators.map(separatorOf)) {
      if (separator.image === '/') this.#spelling('single-slash', tokenSpan(separator), 'Controls follow the level after "//".')
    }
    const level = levelToken ? this.#levelOf(levelToken) : standing?.standsFor
    if (level === undefined && !misspelt)
      this.#report('level-missing', { start, end }, 'No classification level was found in this marking.')
    return {
      form: 'banner',
      span: { start, end },
      level,
      levelSpan: levelToken ? tokenSpan(levelToken) : standing?.standsFor ? tokenSpan(first as IToken) : undefined,
      ownership: 'us',
      owners: [],
      controls,
      entireText: false,
      problems: this.#problems,
    }
  }

  #report(kind: Problem['kind'], span: Span, message: string): void {
    this.#problems.push({ kind, span, message })
  }

  #spelling(detail: SpellingDetail, span: Span, message: string): void {
    this.#problems.push({ kind: 'spelling', detail, span, message })
  }

  /** One problem in the place of many small ones. */
  #replaceBy(kind: Problem['kind'], span: Span, message: string): void {
    this.#problems.length = 0
    this.#report(kind, span, message)
  }

  #parentheses(children: Children, span: Span, entireText: boolean): void {
    const left = tokenOf(children, 'LeftParen')
    const right = tokenOf(children, 'RightParen')
    if (!left && !(entireText && !right))
      this.#report('unopened', { start: span.start, end: span.start }, 'The opening parenthesis is missing.')
    if (!right && !(entireText && !left))
      this.#report('unclosed', { start: span.end, end: span.end }, 'The closing parenthesis is missing.')
    if ((left && left.image !== '(') || (right && right.image !== ')')) {
      this.#spelling('blank', span, 'No blanks belong inside the parentheses.')
    }
  }

  #trailing(inner: Children, pieces: readonly Piece[]): void {
    const separators = nodesOf(inner, 'separator')
    if (separators.length < pieces.length) return
    const last = separatorOf(separators.at(-1) as CstNode)
    if (last.tokenType.name !== 'Blank')
      this.#spelling('trailing-separator', tokenSpan(last), 'No separator belongs at the end of a marking.')
  }

  #pieces(inner: Children): Piece[] {
    const separators = nodesOf(inner, 'separator').map(separatorOf)
    return nodesOf(inner, 'entry').map((entry, index) => this.#piece(entry, index === 0 ? undefined : separators[index - 1]))
  }

  #piece(entry: CstNode, separator: IToken | undefined): Piece {
    const children = entry.children
    const span = nodeSpan(entry)
    const base = { span, separator }
    const [name] = Object.keys(children) as [string]
    switch (name) {
      case 'Level': {
        const word = tokenOf(children, name) as IToken
        this.#levelSpelling(word)
        return { ...base, level: { level: this.#levelOf(word), span: tokenSpan(word) } }
      }
      case 'NatoLevel': {
        const word = tokenOf(children, name) as IToken
        const entry = natoLevels.find((nato) => nato.level === levelOfToken(word.tokenType)) as (typeof natoLevels)[number]
        const short = squeeze(word.image) === entry.portion
        if (short !== (this.#form === 'portion')) this.#formSpelling(short, tokenSpan(word))
        return { ...base, level: { level: entry.level, span: tokenSpan(word), nato: true, short } }
      }
      case 'FusedNato': {
        const word = tokenOf(children, name) as IToken
        const fused = fusedNatoLevels.find((entry) => entry.form === squeeze(word.image)) as (typeof fusedNatoLevels)[number]
        const current = departmentNatoForms.some(({ portion }) => portion === word.image) && this.#form === 'portion'
        const message = findEntry(fused.control)?.until
          ? `Level and ${fused.control} run into each other.`
          : `${fused.control} stands in a segment of its own since December 2010.`
        this.#spelling(current ? 'department-form' : 'glued', span, message)
        return { ...base, level: { level: fused.level, span, nato: true }, second: findEntry(fused.control) }
      }
      case 'Glued': {
        const word = tokenOf(children, name) as IToken
        const glued = gluedForms.get(word.image) as NonNullable<ReturnType<typeof gluedForms.get>>
        const detail = energyLevels.some(({ form }) => form === word.image) ? 'energy-form' : 'glued'
        this.#spelling(detail, span, `Level and ${glued.control} run into each other.`)
        return { ...base, level: { level: glued.level, span }, second: findEntry(glued.control) }
      }
      case 'Specified':
        return { ...base, words: [tokenOf(children, name) as IToken] }
      case 'EntireText':
        return { ...base, entireText: true }
      case 'EyesOnly':
        return { ...base, ...this.#eyesOnly(tokenOf(children, name) as IToken) }
      case 'Control': {
        const word = tokenOf(children, name) as IToken
        return { ...base, entry: entryOfToken(word.tokenType), word }
      }
      case 'joint':
        return { ...base, ...this.#joint(nodeOf(children, name) as Children) }
      case 'system':
        return { ...base, ...this.#system(nodeOf(children, name) as Children) }
      case 'programmes':
        return { ...base, ...this.#programmes(nodeOf(children, name) as Children) }
      case 'nuclear':
        return { ...base, ...this.#nuclear(nodeOf(children, name) as Children) }
      case 'sigma':
        return { ...base, entry: findEntry('RD'), parts: [sigmaPart(nodeOf(children, name) as Children)], baseLeftOut: true }
      case 'listControl':
        return { ...base, ...this.#listControl(nodeOf(children, name) as Children) }
      default:
        return { ...base, ...this.#unit(nodeOf(children, 'unit') as Children) }
    }
  }

  #levelOf(word: IToken): Level {
    if (word.tokenType === SpelledLevelToken) return (word.payload as SpelledLevel).level
    return levelOfToken(word.tokenType) as Level
  }

  #levelSpelling(word: IToken): void {
    if (word.tokenType === SpelledLevelToken) {
      const { spaced, smeared } = word.payload as SpelledLevel
      if (smeared) this.#spelling('smeared', tokenSpan(word), 'Letters of the level are lost, doubled or set apart wrongly.')
      else if (spaced && this.#form === 'portion')
        this.#spelling('blank', tokenSpan(word), 'The level is written with its letters set apart.')
      return
    }
    const entry = levelEntry(levelOfToken(word.tokenType) as Level)
    const image = squeeze(word.image)
    if (image !== word.image) this.#spelling('blank', tokenSpan(word), 'One blank is enough.')
    if (image === entry.title || image === entry.portion) {
      if ((image === entry.portion) !== (this.#form === 'portion')) this.#formSpelling(image === entry.portion, tokenSpan(word))
    } else if (this.#form === 'portion') {
      this.#formSpelling(false, tokenSpan(word))
    }
  }

  #formSpelling(short: boolean, span: Span): void {
    if (short) this.#spelling('short-form', span, 'A banner line spells the level out.')
    else this.#spelling('long-form', span, 'A portion marking has the short form.')
  }

  /** Whether this form of a control is the one that belongs here. */
  #controlSpelling(word: IToken): void {
    const entry = entryOfToken(word.tokenType)
    if (!entry) return
    const image = squeeze(word.image)
    if (image !== word.image) this.#spelling('blank', tokenSpan(word), 'One blank is enough.')
    const own = this.#form === 'banner' ? entry.banner : entry.portion
    if (own.includes(image)) return
    const other = this.#form === 'banner' ? entry.portion : entry.banner
    const canonical = own[0]
    const instead = canonical === undefined ? 'It does not belong here.' : `Write ${canonical}.`
    if (other.includes(image)) {
      if (this.#form === 'banner') this.#spelling('short-form', tokenSpan(word), `This is the form of a portion marking. ${instead}`)
      else this.#spelling('long-form', tokenSpan(word), `This is the form of a banner line. ${instead}`)
    } else {
      const detail = image.includes('//') ? 'double-slash' : image.includes('/') ? 'single-slash' : 'tolerated'
      this.#spelling(detail, tokenSpan(word), instead)
    }
  }

  #simple(word: IToken): Control {
    this.#controlSpelling(word)
    return control(entryOfToken(word.tokenType) as Entry, tokenSpan(word))
  }

  #joint(children: Children): Partial<Piece> {
    const word = tokenOf(children, 'Level') as IToken
    this.#levelSpelling(word)
    const list = nodesOf(children, 'list')[0]
    const owners = list ? this.#list(list, ' ') : []
    return { joint: true, level: { level: this.#levelOf(word), span: tokenSpan(word) }, owners }
  }

  #system(children: Children): Partial<Piece> {
    const word = tokenOf(children, 'System') as IToken
    this.#controlSpelling(word)
    const entry = entryOfToken(word.tokenType) as Entry
    const parts = nodesOf(children, 'compartment').map((part) => this.#compartment(part, entry.id))
    return { entry, parts }
  }

  #compartment(part: CstNode, system?: string): ControlPart {
    const [first, ...rest] = allTokens(part.children).filter((word) => word.tokenType.name !== 'Blank')
    const written = first?.image ?? ''
    const id = system === undefined ? written : shortCompartment(system, written)
    if (id !== written && this.#form === 'portion') {
      this.#spelling('long-form', tokenSpan(first as IToken), `A portion marking has ${system}-${id}.`)
    }
    return { id, parts: rest.map((word) => word.image) }
  }

  #programmes(children: Children): Partial<Piece> {
    const word = tokenOf(children, 'Programmes') as IToken
    this.#controlSpelling(word)
    const blank = tokenOf(children, 'Blank')
    if (blank) this.#spelling('blank', tokenSpan(blank), 'The name follows its prefix after a hyphen.')
    return { entry: entryOfToken(word.tokenType), parts: nodesOf(children, 'programme').map((part) => programme(part)) }
  }

  #nuclear(children: Children): Partial<Piece> {
    const word = tokenOf(children, 'Nuclear') as IToken
    this.#controlSpelling(word)
    const parts: { readonly at: number; readonly part: ControlPart }[] = nodesOf(children, 'sigma').map((node) => ({
      at: nodeSpan(node).start,
      part: sigmaPart(node.children),
    }))
    for (const part of [...tokensOf(children, 'Design'), ...tokensOf(children, 'Word')]) {
      const own = nuclearParts.find(({ id, department }) => part.image === department?.form || entryOfToken(part.tokenType)?.id === id)
      if (own) {
        parts.push({ at: part.startOffset, part: { id: own.id, parts: [] } })
        if (part.image === own.department?.form) this.#spelling('department-form', tokenSpan(part), `This is DoD's form of ${own.id}.`)
      } else this.#report('unknown-word', tokenSpan(part), 'This word does not belong behind RD or FRD.')
    }
    parts.sort((a, b) => a.at - b.at)
    return { entry: entryOfToken(word.tokenType), parts: parts.map(({ part }) => part) }
  }

  #listControl(children: Children): Partial<Piece> {
    const word = tokenOf(children, 'ListControl') as IToken
    const entry = entryOfToken(word.tokenType) as Entry
    const own = tokensOf(children, 'Level')[0]
    const list = nodesOf(children, 'list')[0]
    const abbreviation = entry.id === 'REL TO' && squeeze(word.image) === 'REL' && !list
    if (!abbreviation) this.#controlSpelling(word)
    else if (this.#form === 'banner') this.#spelling('short-form', tokenSpan(word), 'A banner line has REL TO and the whole list.')
    if (own) {
      this.#levelSpelling(own)
      const level = { level: this.#levelOf(own), span: tokenSpan(own) }
      const hyphen = tokenOf(children, 'Hyphen')
      if (entry.id === 'FGI') return { concealed: true, level, ...(hyphen ? { hyphen: tokenSpan(hyphen) } : {}) }
      this.#report('unknown-word', level.span, 'A level does not belong in a list of countries.')
      return { entry }
    }
    return { entry, codes: list ? this.#list(list, entry.id === 'FGI' ? ' ' : ', ') : [] }
  }

  #list(list: CstNode, separator: ' ' | ', '): readonly Code[] {
    return this.#codes(allTokens(list.children), separator)
  }

  #eyesOnly(word: IToken): Partial<Piece> {
    const list = word.image.split(/ {1,8}EYES/)[0] as string
    const entry = findEntry('EYES ONLY') as Entry
    if (/^EYES/.test(word.image)) return { entry, codes: [] }
    const codes: Code[] = []
    for (const match of list.matchAll(/[A-Z]+/g)) {
      const start = word.startOffset + match.index
      codes.push(...this.#codes([{ image: match[0], startOffset: start } as IToken], ' '))
    }
    return { entry, codes }
  }

  #codes(list: readonly IToken[], separator: ' ' | ', '): readonly Code[] {
    const { codes, unknown, unregistered, unusual } = readCodes(list, separator, 'by-shape')
    for (const span of unknown) this.#report('unknown-word', span, 'No country and no organisation of the register has this code or name.')
    for (const span of unregistered) this.#report('unregistered', span, 'The register does not hold this code.')
    this.#unusual(unusual, separator)
    return codes
  }

  #unusual(found: ReturnType<typeof readCodes>['unusual'], separator: ' ' | ', '): void {
    const set = separator === ' ' ? 'one blank' : 'a comma and a blank'
    for (const { span, code } of found) this.#spelling('list', span, code ? `Write ${code}.` : `Codes are set off by ${set}.`)
  }

  #unit(children: Children): Partial<Piece> {
    const words = tokensOf(children, 'Word')
    const own = tokenOf(children, 'Level')
    const parts = nodesOf(children, 'compartment').map((part) => this.#compartment(part))
    if (own) {
      this.#levelSpelling(own)
      return { words, parts, level: { level: this.#levelOf(own), span: tokenSpan(own) } }
    }
    const last = parts.at(-1)
    const hyphened = parts.length === 1 && last?.parts.length === 0 ? levelByLetter.get(last.id) : undefined
    if (hyphened !== undefined && readCodes(words, ' ').unknown.length === 0) {
      const { end } = nodeSpan(nodesOf(children, 'compartment')[0] as CstNode)
      const start = end - (last as ControlPart).id.length
      return { words, level: { level: hyphened, span: { start, end } }, hyphen: { start: start - 1, end: start } }
    }
    return { words, parts }
  }

  /** Level and owners; what is left of the pieces are controls. */
  #ownLevel(
    pieces: readonly Piece[],
    leading: IToken | undefined,
    span: Span,
  ): { level: Level | undefined; span: Span | undefined; ownership: Ownership; owners: readonly string[] } {
    const [start] = pieces
    if (leading && start) readActivity(start)
    const withLevel = pieces.filter((piece) => piece.level)
    const none = { level: undefined, span: undefined, ownership: 'us', owners: [] } as const
    if (withLevel.length > 1) {
      this.#report('unreadable', span, 'There is more than one classification level in this marking.')
      return none
    }
    const [first] = pieces
    const bearer = withLevel[0]
    if (!bearer?.level) {
      const standing = first?.entry?.standsFor
      if (first === undefined || standing === undefined) return none
      if (!first.entry?.standsAlone) this.#spelling('level-left-out', first.span, `${first.entry?.id} follows the level.`)
      this.#leading(leading, 'us')
      return { level: standing, span: first.span, ownership: 'us', owners: [] }
    }
    const { level, span: levelSpan, nato, short } = bearer.level
    if (bearer !== first) this.#report('level-misplaced', levelSpan, 'The classification level comes first.')
    if (bearer.joint) {
      this.#leading(leading, 'joint')
      return { level, span: levelSpan, ownership: 'joint', owners: (bearer.owners ?? []).map((owner) => owner.code) }
    }
    if (nato) {
      if (short && !leading) {
        this.#report('unknown-word', levelSpan, 'Without leading slashes this is no NATO level, and no other level either.')
        return none
      }
      this.#leading(leading, 'nato')
      return { level, span: levelSpan, ownership: 'nato', owners: bearer.activity === undefined ? [] : [bearer.activity] }
    }
    if (bearer.concealed) {
      if (!this.#directiveForm(bearer, leading)) this.#leading(leading, 'foreign')
      return { level, span: levelSpan, ownership: 'foreign', owners: [] }
    }
    if (bearer.words) return this.#owned(bearer, leading, level, levelSpan)
    if (leading && bearer === first && isDepartmentForm(level, pieces[1])) {
      this.#leading(leading, 'nato')
      return { level, span: levelSpan, ownership: 'nato', owners: [] }
    }
    this.#leading(leading, 'us')
    return { level, span: levelSpan, ownership: 'us', owners: [] }
  }

  /** `CAN DEU S`, `NATO ISAF S` */
  #owned(
    bearer: Piece,
    leading: IToken | undefined,
    level: Level,
    levelSpan: Span,
  ): { level: Level | undefined; span: Span | undefined; ownership: Ownership; owners: readonly string[] } {
    const words = bearer.words ?? []
    const [first, ...rest] = words
    if (first?.image === 'NATO' && rest.length <= 1) {
      if (!this.#directiveForm(bearer, leading)) this.#leading(leading, 'nato')
      const [highest] = natoLevels.filter((nato) => nato.level === 'TS')
      if (level === 'TS' && rest.length === 0) this.#spelling('tolerated', bearer.span, `Write ${highest?.[titleIn[this.#form]]}.`)
      return { level, span: levelSpan, ownership: 'nato', owners: rest.map((word) => word.image) }
    }
    // Behind leading slashes a code can be nothing else.
    const { codes, unknown, unregistered, unusual } = readCodes(withBlanks(words), ' ', leading ? 'by-shape' : undefined)
    for (const span of unregistered) this.#report('unregistered', span, 'The register does not hold this code.')
    for (const span of unknown) this.#report('unknown-word', span, 'No country and no organisation of the register has this code or name.')
    if (codes.length === 0) return { level: undefined, span: undefined, ownership: 'us', owners: [] }
    if (!this.#directiveForm(bearer, leading)) {
      this.#unusual(unusual, ' ')
      this.#leading(leading, 'foreign')
    }
    return { level, span: levelSpan, ownership: 'foreign', owners: codes.map((code) => code.code) }
  }

  /** `(UK-C)`, `(FGI-C)`: right outside the intelligence community, whose form has slashes. Any other hyphen is a slip. */
  #directiveForm({ span, hyphen, words }: Piece, leading: IToken | undefined): boolean {
    if (!hyphen) return false
    const isIt = !leading && this.#form === 'portion' && (words?.length ?? 1) === 1
    if (isIt)
      this.#spelling(
        'directive-form',
        span,
        'Owner, hyphen and level are the form of 32 CFR 2001.24(c); the manual has "//", owner, level.',
      )
    else this.#spelling('hyphen', hyphen, 'Owner and level are set off by a blank.')
    return isIt
  }

  #leading(leading: IToken | undefined, ownership: Ownership): void {
    if (ownership === 'us') {
      if (leading)
        this.#report('level-misplaced', tokenSpan(leading), 'Leading slashes announce a foreign or joint marking, and no owner follows.')
    } else if (!leading) {
      this.#problems.push({
        kind: 'spelling',
        detail: 'leading-separator',
        span: { start: 0, end: 0 },
        message: 'A foreign or joint marking begins with "//".',
      })
    } else if (leading.image !== '//') {
      this.#spelling('leading-separator', tokenSpan(leading), 'A foreign or joint marking begins with "//".')
    }
  }

  #controls(pieces: readonly Piece[], classified: boolean): Control[] {
    const controls: Control[] = []
    let before: { readonly entry: Entry | undefined; readonly category: Control['category'] } | undefined
    let categories: Control | undefined
    for (let index = 0; index < pieces.length; index++) {
      const piece = pieces[index] as Piece
      const { entry, words, separator } = piece
      if (piece.second) {
        controls.push(control(piece.second, piece.span))
        before = { entry: piece.second, category: piece.second.category }
        continue
      }
      const category = this.#cuiCategory(piece, controls, categories)
      if (category) {
        categories = category
        controls[controls.length - 1] = category
        continue
      }
      if (entry) {
        if (piece.word) this.#controlSpelling(piece.word)
        const made = { ...control(entry, piece.span), codes: (piece.codes ?? []).map((code) => code.code), parts: piece.parts ?? [] }
        const codeSpans = (piece.codes ?? []).map((code) => code.span)
        controls.push({ ...made, codeSpans, ...(piece.baseLeftOut ? { baseLeftOut: true } : {}) })
        const fused = index === 1 && this.#form === 'banner' && pieces[0]?.level && isDepartmentForm(pieces[0].level.level, piece)
        if (fused) this.#spelling('department-form', piece.span, `${entry.id} stands in a segment of its own since December 2010.`)
        else this.#separator(separator, before?.category, entry.category)
        before = { entry, category: entry.category }
        categories = entry.takes === 'categories' ? (controls.at(-1) as Control) : undefined
        continue
      }
      if (piece.level) {
        before = undefined
        if (index > 0 && separator) before = { entry: undefined, category: 'level' }
        continue
      }
      if (!words) continue
      const value = index > 0 && index === pieces.length - 1 && this.#form === 'banner' ? declassification(piece) : undefined
      if (value) {
        controls.push(value)
        this.#separator(separator, before?.category, value.category)
        continue
      }
      const near = words.length === 1 && !piece.parts?.length ? nearestForm((words[0] as IToken).image) : undefined
      if (near === undefined && classified && isSystemByPlace(pieces, index)) {
        controls.push({ ...systemByPlace(piece), span: piece.span })
        this.#report('unregistered', piece.span, 'The register does not hold this control system; its place says that it is one.')
        this.#separator(separator, before?.category, 'sci')
        before = { entry: undefined, category: 'sci' }
        continue
      }
      controls.push({ id: '', category: 'unknown', codes: [], parts: [], codeSpans: [], span: piece.span })
      const single = words.length === 1 && !piece.parts?.length ? (words[0] as IToken).image : ''
      if (isCaption(single)) this.#report('unknown-word', piece.span, 'A caption stands on a line of its own.')
      else if (near === undefined) this.#report('unknown-word', piece.span, 'The register of markings does not hold this word.')
      else this.#report('misspelt', piece.span, `Close to ${near}, but not it.`)
      before = { entry: undefined, category: 'unknown' }
    }
    return controls
  }

  /** Categories follow `CUI` after a `//` of their own, so a word behind it is one if the registry says so. */
  #cuiCategory(piece: Piece, controls: readonly Control[], open: Control | undefined): Control | undefined {
    const last = controls.at(-1)
    if (open === undefined || last !== open) return undefined
    const id = cuiCategoryOf(piece)
    if (id === undefined) return undefined
    if (!isKnownCategory(id)) this.#report('unregistered', piece.span, 'The register does not hold this category.')
    if (piece.words?.[0]?.tokenType.name === 'Word' && id.startsWith('SP-')) this.#spelling('tolerated', piece.span, `Write ${id}.`)
    const first = open.parts.length === 0
    const bare = piece.separator?.image.replaceAll(' ', '')
    // Behind a category, a segment of its own begins something else, unless the word can be nothing but a category.
    if (!first && bare === '//' && piece.entry) return undefined
    const expected = first ? '//' : '/'
    if (piece.separator && piece.separator.image !== expected) {
      const detail = bare === expected ? 'blank' : first ? 'single-slash' : 'double-slash'
      this.#spelling(detail, tokenSpan(piece.separator), `Here stands "${expected}".`)
    }
    return { ...open, span: { start: open.span.start, end: piece.span.end }, parts: [...open.parts, { id, parts: [] }] }
  }

  /** The separator between two entries, judged by their categories. */
  #separator(separator: IToken | undefined, before: Control['category'] | undefined, after: Control['category']): void {
    if (!separator || before === 'unknown') return
    const expected = before === after ? '/' : '//'
    const { image } = separator
    if (image === expected) return
    const at = tokenSpan(separator)
    const bare = image.replaceAll(' ', '')
    if (bare === expected) this.#spelling('blank', at, 'No blanks belong around a separator.')
    else if (bare === '/') this.#spelling('single-slash', at, 'Categories are set off by "//".')
    else if (bare === '//') this.#spelling('double-slash', at, 'Controls of one category are set off by "/".')
    else this.#spelling(bare === '' ? 'blank' : bare[0] === '-' ? 'hyphen' : 'comma', at, `"${expected}" belongs here.`)
  }
}

const titleIn = { banner: 'title', portion: 'portion' } as const

const levelByLetter: ReadonlyMap<string, Level> = new Map([
  ['U', 'U'],
  ['R', 'R'],
  ['C', 'C'],
  ['S', 'S'],
  ['TS', 'TS'],
])

function systemByPlace(piece: Piece): Omit<Control, 'span'> {
  const [first, ...rest] = piece.words ?? []
  const own = [...rest.map((word) => word.image), ...(piece.parts ?? []).map((part) => [part.id, ...part.parts].join(' '))]
  return { id: '', category: 'sci', codes: [], codeSpans: [], parts: [{ id: first?.image ?? '', parts: own }] }
}

/** `20251231`, `25X1`: what stood last on a banner line until 2008. */
function declassification({ words, parts, span }: Piece): Control | undefined {
  const id = words?.length === 1 && !parts?.length ? (words[0]?.image ?? '') : ''
  const entry = findEntry(named.manualReview)
  return entry && declassificationValue.test(id) ? { ...control(entry, span), parts: [{ id, parts: [] }] } : undefined
}

function nodeSpan(node: CstNode): Span {
  return coverTokens(allTokens(node.children)) ?? { start: 0, end: 0 }
}

/** The token of a `separator`. */
function separatorOf(node: CstNode): IToken {
  return allTokens(node.children)[0] as IToken
}

/** Where a marking stands, with its parentheses and without the blanks around it. */
function trimmed(tree: CstNode): Span {
  const inner = nodeSpan(nodesOf(tree.children, 'marking')[0] as CstNode)
  const left = tokenOf(tree.children, 'LeftParen')
  const right = tokenOf(tree.children, 'RightParen')
  return { start: left?.startOffset ?? inner.start, end: right ? tokenSpan(right).end : inner.end }
}

/** `NIS` behind leading slashes: the level of a NATO activity in its portion form. */
function readActivity(piece: Piece): void {
  const { words, parts } = piece
  const image = words?.length === 1 && !parts?.length && !piece.level ? words[0]?.image : undefined
  if (image === undefined) return
  for (const { activity, letter } of natoActivities) {
    const level = levelByLetter.get(image.slice(letter.length + 1))
    if (level === undefined || level === 'TS' || !image.startsWith(`N${letter}`)) continue
    piece.level = { level, span: piece.span, nato: true }
    piece.activity = activity
  }
}

/** `SECRET ATOMAL` behind leading slashes: one piece for DoD. */
function isDepartmentForm(level: Level, next: Piece | undefined): boolean {
  if (next?.separator?.image.trim() !== '') return false
  return departmentNatoForms.some((form) => form.level === level && form.control === next.entry?.id)
}

function squeeze(image: string): string {
  return image.replace(/ {2,}/g, ' ')
}

function control(entry: Entry, span: Span): Control {
  return { id: entry.id, category: entry.category, codes: [], parts: [], span, codeSpans: [] }
}

function shortCompartment(system: string, written: string): string {
  return compartments.find((entry) => entry.system === system && entry.long === written)?.id ?? written
}

function sigmaPart(children: Children): ControlPart {
  return { id: 'SIGMA', parts: tokensOf(children, 'Word').map((word) => word.image) }
}

/** A programme, its compartments with their sub-compartments. */
function programme(of: CstNode): ControlPart {
  const children = of.children
  const name = tokensOf(children, 'Word').map((word) => word.image)
  const parts = nodesOf(children, 'compartment').map((part) =>
    allTokens(part.children)
      .filter((word) => word.tokenType.name !== 'Blank')
      .map((word) => word.image)
      .join(' '),
  )
  return { id: name.join(' '), parts }
}

/** `SP-CTI`, `PRVCY`; also a control whose word is a category (`CUI//PROPIN`). */
function cuiCategoryOf(piece: Piece): string | undefined {
  const { words, parts, entry } = piece
  if (piece.level) return undefined
  const word = words?.length === 1 && !parts?.length ? words[0]?.image : piece.word?.image
  if (word === undefined || (entry && !piece.word)) return undefined
  // The registry changes often: behind the prefix, a name is a category by its place.
  if (word.startsWith('SP-') || isKnownCategory(word)) return word
  return isKnownCategory(`SP-${word}`) && !entry ? `SP-${word}` : undefined
}

/**
 * Unpublished SCI systems exist; the place tells them. A word is one when it shares a segment with a known system, or has a segment of its
 * own between the level and a control that comes after SCI.
 */
function isSystemByPlace(pieces: readonly Piece[], index: number): boolean {
  const piece = pieces[index] as Piece
  const names = piece.words ?? []
  if (names.some((word) => !/^[A-Z0-9]{2,6}$/.test(word.image) || declassificationValue.test(word.image))) return false
  const image = (of: Piece | undefined): string => of?.separator?.image ?? ''
  let first = index
  while (first > 0 && image(pieces[first]) === '/') first--
  let end = index + 1
  while (end < pieces.length && image(pieces[end]) === '/') end++
  const group = pieces.slice(first, end)
  if (image(group[0]) !== '//' || group.some((other) => other.level)) return false
  if (group.some((other) => other.entry?.category === 'sci')) return true
  if (group.some((other) => other.entry)) return false
  const after = pieces[end]
  return first === 1 && after?.entry !== undefined && image(after) === '//'
}

/** Words of a unit with the blanks that stood between them, as a list has them. */
function withBlanks(words: readonly IToken[]): readonly IToken[] {
  return words.flatMap((word, index) => (index === 0 ? [word] : [{ ...word, image: ' ', startOffset: word.startOffset - 1 }, word]))
}
