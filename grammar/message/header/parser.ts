import { CstParser, EOF, tokenMatcher } from 'chevrotain'
import { once, parserSettings } from '../../text/chevrotain.ts'
import {
  AutodinOriginator,
  AutodinStart,
  BreakKeyword,
  Channel,
  Dash,
  DayTime,
  Digraph,
  DoubleDash,
  DoubleSlash,
  ExemptKeyword,
  From,
  FromKeyword,
  Indicator,
  InfoKeyword,
  Month,
  NumberSign,
  NumberToken,
  Part,
  PrecedenceWord,
  Prosign,
  Signal,
  Slash,
  StartOfMessage,
  ToKeyword,
  vocabulary,
  Warning,
  Word,
} from './tokens.ts'

/**
 * One start rule a line of the transmission header (ACP 127(G)). What stands behind the part that has a place (`rest`) is
 * accepted, whatever it is: operators write service remarks there.
 */
export class HeaderParser extends CstParser {
  /** `validate` looks for ambiguities in the grammar: a test asks for it, a run has no time for it. */
  constructor(validate = false) {
    super(vocabulary, parserSettings('header', 2, validate))
    this.performSelfAnalysis()
  }

  /** FL1 `VZCZCXYZ0008`; an operator wrote `VV   ABC027`. */
  startOfMessage = this.RULE('startOfMessage', () => {
    this.CONSUME(StartOfMessage)
    this.CONSUME(Channel)
    this.CONSUME(NumberToken)
    this.SUBRULE(this.rest)
  })

  /** FL2 `OO RUEHWEB`, first line */
  calledStations = this.RULE('calledStations', () => {
    this.CONSUME(Digraph)
    this.AT_LEAST_ONE(() => this.CONSUME(Indicator))
    this.SUBRULE(this.rest)
  })

  /** FL2, a further line */
  indicators = this.RULE('indicators', () => {
    this.AT_LEAST_ONE(() => this.CONSUME(Indicator))
  })

  /** FL3 `DE RUEHFR #1111/01 0810820`; FL4 may be glued on. ACP 127 itself has no number sign. */
  originator = this.RULE('originator', () => {
    this.CONSUME(From)
    this.CONSUME(Indicator)
    this.OPTION3(() => this.CONSUME(NumberSign))
    this.CONSUME1(NumberToken, { LABEL: 'serial' })
    this.OPTION1(() => {
      this.CONSUME(Slash)
      this.CONSUME2(NumberToken, { LABEL: 'section' })
    })
    this.CONSUME3(NumberToken, { LABEL: 'filed' })
    this.OPTION2(() => this.SUBRULE(this.securityWarning))
    this.SUBRULE(this.rest)
  })

  /** FL4 `ZNY CCCCC ZZH`. `ZNY SSSSS/BBBBB` has a release code. */
  securityWarning = this.RULE('securityWarning', () => {
    this.CONSUME(Warning)
    this.CONSUME1(Word, { LABEL: 'letters' })
    this.OPTION(() => {
      this.CONSUME(Slash)
      this.CONSUME2(Word, { LABEL: 'releaseCode' })
    })
    this.SUBRULE(this.rest)
  })

  /** FL5 `O 220820Z MAR 07`; dual precedence `O R …`; blanks inside the year in archives of 1973 */
  dateTime = this.RULE('dateTime', () => {
    this.CONSUME1(Prosign)
    this.OPTION1(() => this.CONSUME2(Prosign))
    this.CONSUME(DayTime)
    this.CONSUME(Month)
    this.CONSUME1(NumberToken, { LABEL: 'year' })
    this.OPTION2({
      GATE: () => this.LA(0).image.length === 1,
      DEF: () => this.CONSUME2(NumberToken, { LABEL: 'year' }),
    })
    this.OPTION3(() => this.SUBRULE(this.from))
    this.SUBRULE(this.rest)
  })

  /** FL6 `FM AMEMBASSY PARIS` */
  from = this.RULE('from', () => {
    this.CONSUME(FromKeyword)
    this.SUBRULE(this.name)
    this.SUBRULE(this.rest)
  })

  /** FL7 `TO RUEHC/SECSTATE WASHDC IMMEDIATE 5829`, FL8 with INFO, and their further lines without a keyword */
  addressee = this.RULE('addressee', () => {
    this.OPTION1(() => this.OR([{ ALT: () => this.CONSUME(ToKeyword) }, { ALT: () => this.CONSUME(InfoKeyword) }]))
    this.OPTION2(() => this.SUBRULE(this.route))
    this.SUBRULE(this.name)
    this.OPTION3(() => {
      this.CONSUME(DoubleSlash)
      this.MANY({
        GATE: () => this.LA(1).tokenType !== DoubleSlash,
        DEF: () => this.CONSUME(Part, { LABEL: 'office' }),
      })
      this.OPTION4(() => this.CONSUME2(DoubleSlash))
    })
    this.OPTION5(() => this.CONSUME(PrecedenceWord))
    this.OPTION6(() => this.SUBRULE(this.continuityNumber))
    this.SUBRULE(this.rest)
  })

  /** FL9 `XMT AMEMBASSY SOFIA` */
  exempted = this.RULE('exempted', () => {
    this.CONSUME(ExemptKeyword)
    this.OPTION(() => this.CONSUME(Slash))
    this.SUBRULE(this.name)
    this.SUBRULE(this.rest)
  })

  /** FL11 */
  break = this.RULE('break', () => {
    this.CONSUME(BreakKeyword)
  })

  /** A JANAP 128 line `RTTUZYUW RUEHFRA1111 0810820-UUUU--RUEHC.`, in place of FL2 to FL4. Exact columns are unverified. */
  autodin = this.RULE('autodin', () => {
    this.CONSUME(AutodinStart)
    this.CONSUME(AutodinOriginator)
    this.CONSUME(NumberToken, { LABEL: 'filed' })
    this.CONSUME(Dash)
    this.CONSUME(Word, { LABEL: 'letters' })
    this.CONSUME(DoubleDash)
    this.AT_LEAST_ONE(() => this.CONSUME(Indicator))
    this.SUBRULE(this.rest)
  })

  /** The routing indicator before an addressee, or ZEN for one who has it by other means. */
  private route = this.RULE('route', () => {
    this.OR([{ ALT: () => this.CONSUME(Signal) }, { ALT: () => this.CONSUME(Indicator) }])
    this.CONSUME(Slash)
  })

  /** A plain-language address. A number belongs to it unless it ends the line, where it is the continuity number. */
  private name = this.RULE('name', () => {
    this.AT_LEAST_ONE({
      GATE: () => !this.atContinuityNumber(),
      DEF: () =>
        this.OR([
          { ALT: () => this.CONSUME(Word) },
          { ALT: () => this.CONSUME(NumberToken) },
          { ALT: () => this.CONSUME(Slash) },
          { ALT: () => this.CONSUME(Dash) },
        ]),
    })
  })

  /** `5829`, or `7721-7722` for a message in two sections. */
  private continuityNumber = this.RULE('continuityNumber', () => {
    this.CONSUME1(NumberToken)
    this.OPTION(() => {
      this.CONSUME(Dash)
      this.CONSUME2(NumberToken)
    })
  })

  private rest = this.RULE('rest', () => {
    this.MANY(() => this.CONSUME(Part))
  })

  private atContinuityNumber(): boolean {
    if (!tokenMatcher(this.LA(1), NumberToken)) return false
    const after = this.LA(2)
    if (after.tokenType === EOF) return true
    return tokenMatcher(after, Dash) && tokenMatcher(this.LA(3), NumberToken) && this.LA(4).tokenType === EOF
  }
}

export const headerParser = once(() => new HeaderParser())
