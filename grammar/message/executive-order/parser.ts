import { CstParser, tokenMatcher } from 'chevrotain'
import { once, parserSettings } from '../../text/chevrotain.ts'
import {
  Amended,
  Colon,
  CompactDate,
  DateOfSource,
  Declassify,
  Downgrade,
  Ellipsis,
  Exemption,
  LeftParen,
  Legacy,
  LevelWord,
  Months,
  NotApplicable,
  NumberToken,
  NumberWord,
  NumericDate,
  On,
  Order,
  OrderNumber,
  Part,
  RightParen,
  SectionReference,
  Separator,
  SourceMarked,
  To,
  vocabulary,
  Years,
} from './tokens.ts'

/** The E.O. line (as State writes it), and the declassification instruction by itself, which an authority block has too (32 CFR 2001.21(a)(4), 2001.22(e)). */
export class ExecutiveOrderParser extends CstParser {
  /** `validate` looks for ambiguities in the grammar: a test asks for it, a run has no time for it. */
  constructor(validate = false) {
    super(vocabulary, parserSettings('executive-order', 2, validate))
    this.performSelfAnalysis()
  }

  /** `E.O. 12958: DECL: 03/16/2017`, `E.O. 12958: N/A`, `E.O. 12065: GDS 8/12/85 (NAME) OR-P`, `E.O. 12958: DNG: CO 01/15/2007` */
  executiveOrderLine = this.RULE('executiveOrderLine', () => {
    this.CONSUME(Order)
    this.MANY1(() => this.CONSUME1(Colon))
    this.OPTION1(() =>
      this.OR1([
        { ALT: () => this.CONSUME(OrderNumber, { LABEL: 'number' }) },
        {
          GATE: () => !tokenMatcher(this.LA(2), Months) && !tokenMatcher(this.LA(2), Years),
          ALT: () => this.CONSUME(NumberToken, { LABEL: 'number' }),
        },
      ]),
    )
    this.MANY2(() =>
      this.OR2([
        { ALT: () => this.CONSUME2(Colon) },
        { ALT: () => this.CONSUME(Separator) },
        { ALT: () => this.CONSUME(Amended) },
        { ALT: () => this.CONSUME(Ellipsis) },
        { ALT: () => this.CONSUME(SectionReference) },
      ]),
    )
    this.OPTION2(() => this.SUBRULE(this.downgrade))
    this.SUBRULE(this.instruction)
  })

  /** `DECL: 03/16/2017`, or the value alone */
  instruction = this.RULE('instruction', () => {
    this.MANY1(() => {
      this.CONSUME(Declassify)
      this.OPTION1(() => this.CONSUME(On))
      this.MANY2(() => this.OR1([{ ALT: () => this.CONSUME(Colon) }, { ALT: () => this.CONSUME(Separator) }]))
    })
    this.OPTION2(() => this.CONSUME(LeftParen))
    this.OPTION3(() =>
      this.OR2([
        { ALT: () => this.CONSUME(NotApplicable) },
        { ALT: () => this.SUBRULE(this.exemption) },
        { ALT: () => this.SUBRULE(this.legacy) },
        { ALT: () => this.SUBRULE(this.date) },
        { ALT: () => this.SUBRULE(this.period) },
      ]),
    )
    this.MANY3(() => this.CONSUME(Part, { LABEL: 'rest' }))
  })

  /** `Downgrade To: SECRET on 20350101`, a line of an authority block */
  downgradeLine = this.RULE('downgradeLine', () => {
    this.SUBRULE(this.downgrade)
    this.SUBRULE(this.instruction)
  })

  /** `DNG: CO 01/15/2007`, `Downgrade To: SECRET on 20350101` */
  private downgrade = this.RULE('downgrade', () => {
    this.CONSUME(Downgrade)
    this.OPTION1(() => this.CONSUME(To))
    this.MANY(() => this.CONSUME(Colon))
    this.OPTION2(() => this.CONSUME(LevelWord))
    this.OPTION3(() => this.CONSUME(On))
  })

  /** `25X4, 20501001`, `25X1-HUMAN`, `X1`, `25X1, EO 12951` */
  private exemption = this.RULE('exemption', () => {
    this.CONSUME(Exemption)
    this.OPTION1(() => this.CONSUME(RightParen))
    this.MANY(() => this.CONSUME(Separator))
    this.OPTION2(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.date) },
        {
          ALT: () => {
            this.CONSUME(Order)
            this.CONSUME(OrderNumber)
          },
        },
      ]),
    )
  })

  /** `GDS 8/12/85 (NAME) OR-P`, `OADR`, `Source marked OADR, date of source 19941010` */
  private legacy = this.RULE('legacy', () => {
    this.OR1([
      { ALT: () => this.CONSUME1(Legacy) },
      {
        ALT: () => {
          this.CONSUME(SourceMarked)
          this.OR2([{ ALT: () => this.CONSUME2(Legacy) }, { ALT: () => this.CONSUME(Exemption) }])
        },
      },
    ])
    this.MANY(() => this.CONSUME(Separator))
    this.OPTION2(() => {
      this.CONSUME(DateOfSource)
      this.MANY1(() => this.CONSUME(Colon))
    })
    this.OPTION3(() => this.SUBRULE(this.date))
  })

  /** A date in digits, `16 MARCH 2017` or `MARCH 16, 2017` */
  private date = this.RULE('date', () => {
    this.OR([
      { ALT: () => this.CONSUME(NumericDate) },
      { ALT: () => this.CONSUME(CompactDate) },
      {
        ALT: () => {
          this.CONSUME1(NumberToken, { LABEL: 'day' })
          this.CONSUME1(Months)
          this.OPTION1(() => this.CONSUME1(Separator))
          this.OR2([
            { ALT: () => this.CONSUME2(NumberToken, { LABEL: 'year' }) },
            { ALT: () => this.CONSUME2(OrderNumber, { LABEL: 'year' }) },
          ])
        },
      },
      {
        ALT: () => {
          this.CONSUME2(Months)
          this.CONSUME3(NumberToken, { LABEL: 'day' })
          this.OPTION2(() => this.CONSUME2(Separator))
          this.OR3([
            { ALT: () => this.CONSUME4(NumberToken, { LABEL: 'year' }) },
            { ALT: () => this.CONSUME4(OrderNumber, { LABEL: 'year' }) },
          ])
        },
      },
    ])
  })

  /** `TWENTY YEARS`, `TEN (10) YEARS` */
  private period = this.RULE('period', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(NumberWord)
          this.OPTION(() => {
            this.CONSUME(LeftParen)
            this.CONSUME1(NumberToken)
            this.CONSUME(RightParen)
          })
        },
      },
      { ALT: () => this.CONSUME2(NumberToken) },
    ])
    this.CONSUME(Years)
  })
}

export const executiveOrderParser = once(() => new ExecutiveOrderParser())
