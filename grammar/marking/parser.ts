import { CstParser, type TokenType, tokenMatcher } from 'chevrotain'
import { parserSettings } from '../text/chevrotain.ts'
import {
  allTokens,
  Blank,
  Comma,
  Control,
  Design,
  Digits,
  DoubleSlash,
  EntireText,
  EyesOnly,
  FinalSection,
  FusedNato,
  Glued,
  Hyphen,
  Joint,
  LeftParen,
  Level,
  ListControl,
  MisspeltLevel,
  Name,
  NatoLevel,
  Nuclear,
  Programmes,
  RightParen,
  Section,
  Sigma,
  Slash,
  Specified,
  System,
  Word,
} from './tokens.ts'

/**
 * The shape of markings and of banner lines. It is wider than its sources: any separator stands between any two entries, in any order.
 * What belongs where is a matter of the register; a wrong separator is a problem of spelling, not an error of syntax.
 *
 * Recovery is off: a marking that has not this shape is not read at all.
 */
export class MarkingParser extends CstParser {
  constructor(skipValidations = true) {
    super(allTokens, parserSettings('marking', 2, !skipValidations))
    this.performSelfAnalysis()
  }

  /**
   * Looks past the separator. A repetition at the end of a rule sees the separator only, and whether it goes on or the next entry begins
   * shows in the word behind it.
   */
  private readonly before =
    (...types: readonly TokenType[]) =>
    (): boolean =>
      types.some((type) => tokenMatcher(this.LA(2), type))

  /** `(S//NF)`; also `C - ENTIRE TEXT.`, and with a parenthesis lost. */
  readonly portionMarking = this.RULE('portionMarking', () => {
    this.OPTION(() => this.CONSUME(Blank))
    this.OPTION1(() => this.CONSUME(LeftParen))
    this.SUBRULE(this.marking)
    this.OPTION2(() => this.CONSUME(RightParen))
    this.OPTION3(() => this.CONSUME1(Blank))
  })

  /** `SECRET//NOFORN`, `//JOINT SECRET GBR USA//REL TO USA, GBR` */
  readonly bannerMarking = this.RULE('bannerMarking', () => {
    this.OPTION(() => this.CONSUME(Blank))
    this.SUBRULE(this.marking)
    this.OPTION1(() => this.CONSUME1(Blank))
  })

  /** `C O N F I D E N T I A L SECTION 01 OF 02 STRELSAU 000042`. What follows the number is no part of it. Source: ACP 127 §208, §209. */
  readonly cableBanner = this.RULE('cableBanner', () => {
    this.OPTION(() => this.CONSUME(Blank))
    this.OR([{ ALT: () => this.CONSUME(Level) }, { ALT: () => this.CONSUME(MisspeltLevel) }, { ALT: () => this.CONSUME1(Control) }])
    this.MANY(() => {
      this.SUBRULE(this.separator)
      this.CONSUME2(Control)
    })
    this.OPTION1(() => {
      this.OPTION2(() => this.CONSUME1(Blank))
      this.OR1([{ ALT: () => this.CONSUME(Section) }, { ALT: () => this.CONSUME(FinalSection) }])
    })
    this.OPTION3(() => {
      this.OPTION4(() => this.CONSUME2(Blank))
      this.SUBRULE(this.post)
    })
    this.OPTION5(() => {
      this.OPTION6(() => this.CONSUME3(Blank))
      this.CONSUME(Digits)
    })
  })

  /** `THE HAGUE` */
  readonly post = this.RULE('post', () => {
    this.CONSUME(Name)
    this.MANY({
      GATE: this.before(Name),
      DEF: () => {
        this.CONSUME(Blank)
        this.CONSUME1(Name)
      },
    })
  })

  /** Entries and what stands between them. Leading slashes say that it is not a US marking. */
  readonly marking = this.RULE('marking', () => {
    this.OPTION(() => this.OR([{ ALT: () => this.CONSUME(DoubleSlash) }, { ALT: () => this.CONSUME(Slash) }]))
    this.SUBRULE(this.entry)
    this.MANY(() => {
      this.SUBRULE(this.separator)
      this.SUBRULE1(this.entry)
    })
    this.OPTION1(() => this.SUBRULE2(this.separator))
  })

  readonly separator = this.RULE('separator', () => {
    this.OR([
      { ALT: () => this.CONSUME(DoubleSlash) },
      { ALT: () => this.CONSUME(Slash) },
      { ALT: () => this.CONSUME(Comma) },
      { ALT: () => this.CONSUME(Hyphen) },
      { ALT: () => this.CONSUME(Blank) },
    ])
  })

  readonly entry = this.RULE('entry', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.joint) },
      { ALT: () => this.CONSUME(Level) },
      { ALT: () => this.CONSUME(NatoLevel) },
      { ALT: () => this.CONSUME(FusedNato) },
      { ALT: () => this.CONSUME(Glued) },
      { ALT: () => this.SUBRULE(this.system) },
      { ALT: () => this.SUBRULE(this.programmes) },
      { ALT: () => this.SUBRULE(this.nuclear) },
      { ALT: () => this.SUBRULE(this.sigma) },
      { ALT: () => this.SUBRULE(this.listControl) },
      { ALT: () => this.CONSUME(EyesOnly) },
      { ALT: () => this.CONSUME(EntireText) },
      { ALT: () => this.CONSUME(Specified) },
      { ALT: () => this.CONSUME(Control) },
      { ALT: () => this.SUBRULE(this.unit) },
    ])
  })

  /** `JOINT SECRET CAN GBR USA`; the list may be left out in a portion. */
  readonly joint = this.RULE('joint', () => {
    this.CONSUME(Joint)
    this.CONSUME(Blank)
    this.CONSUME(Level)
    this.OPTION({
      GATE: this.before(Word),
      DEF: () => {
        this.CONSUME1(Blank)
        this.SUBRULE(this.list)
      },
    })
  })

  /** `SI-G ABCD EFGH-MMM AACD` */
  readonly system = this.RULE('system', () => {
    this.CONSUME(System)
    this.MANY({
      GATE: this.before(Name),
      DEF: () => {
        this.CONSUME(Hyphen)
        this.SUBRULE(this.compartment)
      },
    })
  })

  /** A compartment and its sub-compartments, set off by blanks. */
  readonly compartment = this.RULE('compartment', () => {
    this.CONSUME(Name)
    this.MANY({
      GATE: this.before(Word),
      DEF: () => {
        this.CONSUME(Blank)
        this.CONSUME1(Word)
      },
    })
  })

  /** `SAR-BP-J12 J54/CD-YYY 456`, `ACCM-FICTITIOUS EFFORT/TEA LEAF`; the prefix may be repeated. */
  readonly programmes = this.RULE('programmes', () => {
    this.CONSUME(Programmes)
    this.OPTION({
      GATE: this.before(Word),
      DEF: () => {
        this.OR([{ ALT: () => this.CONSUME(Hyphen) }, { ALT: () => this.CONSUME(Blank) }])
        this.SUBRULE(this.programme)
        this.MANY({
          GATE: this.before(Word, Programmes),
          DEF: () => {
            this.CONSUME(Slash)
            this.OPTION1(() => {
              this.CONSUME1(Programmes)
              this.CONSUME1(Hyphen)
            })
            this.SUBRULE1(this.programme)
          },
        })
      },
    })
  })

  readonly programme = this.RULE('programme', () => {
    this.CONSUME(Word)
    this.MANY({
      GATE: this.before(Word),
      DEF: () => {
        this.CONSUME(Blank)
        this.CONSUME1(Word)
      },
    })
    this.MANY1({
      GATE: this.before(Name),
      DEF: () => {
        this.CONSUME1(Hyphen)
        this.SUBRULE(this.compartment)
      },
    })
  })

  /** `RD-CNWDI-SIGMA 14 18` */
  readonly nuclear = this.RULE('nuclear', () => {
    this.CONSUME(Nuclear)
    this.MANY({
      GATE: this.before(Sigma, Design, Word),
      DEF: () => {
        this.CONSUME(Hyphen)
        this.OR([{ ALT: () => this.SUBRULE(this.sigma) }, { ALT: () => this.CONSUME(Design) }, { ALT: () => this.CONSUME(Word) }])
      },
    })
  })

  /** `SIGMA 14 18` */
  readonly sigma = this.RULE('sigma', () => {
    this.CONSUME(Sigma)
    this.MANY({
      GATE: this.before(Word),
      DEF: () => {
        this.OR([{ ALT: () => this.CONSUME(Blank) }, { ALT: () => this.CONSUME(Hyphen) }])
        this.CONSUME1(Word)
      },
    })
  })

  /** `REL TO USA, GBR`, `FGI GBR JPN`; also `FGI S`, which is a foreign marking whose source is concealed. */
  readonly listControl = this.RULE('listControl', () => {
    this.CONSUME(ListControl)
    this.OPTION({
      GATE: this.before(Word, Level),
      DEF: () => {
        this.OR([{ ALT: () => this.CONSUME(Blank) }, { ALT: () => this.CONSUME(Hyphen) }])
        this.OR1([{ ALT: () => this.SUBRULE(this.list) }, { ALT: () => this.CONSUME1(Level) }])
      },
    })
  })

  /** Words, with any of the separators that lists are found with. */
  readonly list = this.RULE('list', () => {
    this.CONSUME(Word)
    this.MANY({
      GATE: this.before(Word),
      DEF: () => {
        this.OR([{ ALT: () => this.CONSUME(Comma) }, { ALT: () => this.CONSUME(Slash) }, { ALT: () => this.CONSUME(Blank) }])
        this.CONSUME1(Word)
      },
    })
  })

  /**
   * Words of no known kind: an unpublished control system (`FGH-AAA 123-LLL`), the owner and level of a foreign marking
   * (`CAN DEU S`, `UK-C`), a mistake.
   */
  readonly unit = this.RULE('unit', () => {
    this.CONSUME(Word)
    this.MANY({
      GATE: this.before(Word),
      DEF: () => {
        this.CONSUME(Blank)
        this.CONSUME1(Word)
      },
    })
    this.MANY1({
      GATE: this.before(Name),
      DEF: () => {
        this.CONSUME1(Hyphen)
        this.SUBRULE(this.compartment)
      },
    })
    this.OPTION({
      GATE: this.before(Level),
      DEF: () => {
        this.CONSUME2(Blank)
        this.CONSUME(Level)
      },
    })
  })
}
