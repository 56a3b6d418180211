import { CstParser } from 'chevrotain'
import { once, parserSettings } from '../text/chevrotain.ts'
import { ClassifiedBy, Colon, DeclassifyOn, DerivedFrom, DowngradeTo, Filler, Free, Item, Reason, Section, vocabulary } from './tokens.ts'

/**
 * The classification authority block (32 CFR 2001.21, 2001.22; State's forms as measured): fields in any order, on one line or many.
 * Wider than its sources: any text may stand before, between and behind the fields, as re-typed cables glue other elements on.
 */
export class AuthorityParser extends CstParser {
  /** `validate` looks for ambiguities in the grammar: a test asks for it, a run has no time for it. */
  constructor(validate = false) {
    super(vocabulary, parserSettings('authority', 1, validate))
    this.performSelfAnalysis()
  }

  /** `Classified By: NAME, TITLE, for reasons 1.4 (b) and (d).` */
  authorityBlock = this.RULE('authorityBlock', () => {
    this.MANY(() =>
      this.OR([
        { ALT: () => this.SUBRULE(this.classifiedBy) },
        { ALT: () => this.SUBRULE(this.derivedFrom) },
        { ALT: () => this.SUBRULE(this.reason) },
        { ALT: () => this.SUBRULE(this.declassifyOn) },
        { ALT: () => this.SUBRULE(this.downgradeTo) },
        { ALT: () => this.SUBRULE(this.text) },
      ]),
    )
  })

  /** A name and a position, up to the next field */
  private classifiedBy = this.RULE('classifiedBy', () => {
    this.CONSUME(ClassifiedBy)
    this.OPTION(() => this.CONSUME(Colon))
    this.MANY(() => this.CONSUME(Free))
  })

  /** `Derived From: Multiple Sources` */
  private derivedFrom = this.RULE('derivedFrom', () => {
    this.CONSUME(DerivedFrom)
    this.OPTION(() => this.CONSUME(Colon))
    this.MANY(() => this.CONSUME(Free))
  })

  /** `Reason: E.O. 12958, Section 1.4 (b) and (d)`; `1.4 B/D` without a keyword */
  private reason = this.RULE('reason', () => {
    this.OR1([{ ALT: () => this.CONSUME(Reason) }, { ALT: () => this.CONSUME(Section) }])
    this.MANY1(() => this.CONSUME(Filler))
    this.MANY2(() => this.CONSUME(Item))
  })

  /** The instruction itself has its own grammar. */
  private declassifyOn = this.RULE('declassifyOn', () => {
    this.CONSUME(DeclassifyOn)
    this.MANY1(() => this.CONSUME(Colon))
    this.MANY2(() => this.CONSUME(Free))
  })

  private downgradeTo = this.RULE('downgradeTo', () => {
    this.CONSUME(DowngradeTo)
    this.MANY1(() => this.CONSUME(Colon))
    this.MANY2(() => this.CONSUME(Free))
  })

  private text = this.RULE('text', () => {
    this.AT_LEAST_ONE(() => this.CONSUME(Free))
  })
}

export const authorityParser = once(() => new AuthorityParser())
