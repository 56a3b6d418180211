import type { Marking } from './marking/marking.ts'
import type { CalendarDate } from './text/date.ts'
import type { Read, Span } from './text/span.ts'
import type { Level } from './vocabulary/entry.ts'

/** `cable`: ACP 127 telegram as State sent it. `smart`: State's message format from 2009. `memo`: marked text. `text`: no marking found. */
export type Format = 'cable' | 'smart' | 'memo' | 'text'

/**
 * A text as bannerline reads it. Plain data.
 *
 * `segments` is the truth: put end to end, their spans are the text. Everything else is a view of it.
 */
export interface MarkedDocument {
  readonly text: string
  readonly format: Format
  readonly segments: readonly Segment[]
  readonly header: TransmissionHeader | undefined
  readonly bannerLines: readonly BannerLine[]
  readonly captions: readonly Caption[]
  readonly executiveOrder: ExecutiveOrderLine | undefined
  readonly tags: TagsLine | undefined
  readonly subject: SubjectLine | undefined
  readonly authority: AuthorityBlock | undefined
  readonly portions: readonly Portion[]
  readonly pageHeaders: readonly PageHeader[]
  /** Date of origin as the document states it: date-time group, SMART Date/DTG, dateline of a memo. */
  readonly date: Read<CalendarDate> | undefined
  /** What an archive or a converter did to the text, as it was understood. Never written back. */
  readonly readings: readonly Reading[]
  /** Bounds that were hit while reading: beyond them the document was not looked at, or not wholly. */
  readonly limits: readonly Limit[]
}

export type Segment =
  | HeaderLine
  | BannerLine
  | CaptionLine
  | PassLine
  | ExecutiveOrderLine
  | TagsLine
  | SubjectLine
  | ReferenceBlock
  | AuthorityBlock
  | Portion
  | Heading
  | PageHeader
  | Website
  | Signature
  | Ending
  | ReleaseStamp
  | MessageField
  | Blank
  | UnmarkedText

/** One line (or wrapped run of lines) of the transmission header. `FL11` is the BT before the text. */
export interface HeaderLine {
  readonly kind: 'header'
  readonly span: Span
  readonly line: 'FL1' | 'FL2' | 'FL3' | 'FL4' | 'FL5' | 'FL6' | 'FL7' | 'FL8' | 'FL9' | 'FL10' | 'FL11'
}

/**
 *     C O N F I D E N T I A L SECTION 01 OF 02 PARIS 001111
 *     |---------------------| marking          |---| post
 *                             |--------------| section |----| number
 */
export interface BannerLine {
  readonly kind: 'banner'
  readonly span: Span
  readonly marking: Marking
  /** `1` for the first banner line, and so on. */
  readonly ordinal: number
  readonly section: Read<{ readonly number: number; readonly total: number }> | undefined
  readonly post: Read<string> | undefined
  /** Message number as written: digits, zero-padded. */
  readonly number: Read<string> | undefined
  /** The level is written with its letters set apart (`S E C R E T`). */
  readonly spaced: boolean
  /** It stands in older mail below a message and speaks for that alone; `MarkedDocument.bannerLines` leaves it out. */
  readonly older?: true
}

/** A line of captions (`NOFORN SIPDIS`). `captions` in the order of the line. */
export interface CaptionLine {
  readonly kind: 'captions'
  readonly span: Span
  readonly captions: readonly Caption[]
}

/** `id` is the register's name of the caption. */
export interface Caption {
  readonly id: string
  readonly span: Span
}

/** `DEPARTMENT FOR EUR/PRA`: free text with names, never read as captions. */
export interface PassLine {
  readonly kind: 'pass-line'
  readonly span: Span
}

export interface ExecutiveOrderLine {
  readonly kind: 'executive-order'
  readonly span: Span
  /** `12958` as written, digits only, with O read as zero. */
  readonly number: Read<string> | undefined
  /** Undefined when the line says to downgrade instead (`DNG: CO 01/15/2007`). */
  readonly declassify: Read<Declassification> | undefined
  readonly downgradeTo: Read<{ readonly level: Level; readonly on: Declassification }> | undefined
}

/**
 * What stands where a declassification instruction is expected. `invalid-date` has the shape of a
 * date and is none (`02/30/2017`); `unreadable` is anything else.
 */
export type Declassification =
  | { readonly kind: 'date'; readonly date: CalendarDate; readonly notation: DateNotation }
  | { readonly kind: 'not-applicable'; readonly to?: readonly ExemptFamily[] }
  | { readonly kind: 'period'; readonly years: number }
  | { readonly kind: 'exemption'; readonly code: string; readonly date: CalendarDate | undefined }
  | { readonly kind: 'legacy'; readonly code: string; readonly date: CalendarDate | undefined }
  | { readonly kind: 'event' }
  | { readonly kind: 'invalid-date' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'missing' }

/** What an instruction `N/A to RD/FRD portions` names: information that no executive order declassifies (32 CFR 2001.24(h)). */
export type ExemptFamily = 'RD' | 'FRD' | 'TFNI' | 'NATO'

/** How a date is written: `03/16/2017`, `2017/03/16` or `2017-03-16`, `20170316`, `16 MARCH 2017` or `MARCH 16, 2017`, `03/16/17`. */
export type DateNotation = 'month-first' | 'year-first' | 'compact' | 'month-name' | 'two-digit-year'

export interface TagsLine {
  readonly kind: 'tags'
  readonly span: Span
  readonly tags: readonly Read<string>[]
}

export interface SubjectLine {
  readonly kind: 'subject'
  readonly span: Span
  /** `SUBJECT:` and the blanks after it. */
  readonly lead: Span
  readonly marking: Marking | undefined
  /** The words of the subject, after the mark. */
  readonly body: Span
}

export interface ReferenceBlock {
  readonly kind: 'references'
  readonly span: Span
  readonly items: readonly Reference[]
}

export interface Reference {
  readonly span: Span
  /** `A` of `A. 07 PARIS 1111`. */
  readonly letter: Read<string> | undefined
  readonly year: Read<number> | undefined
}

/** The classification authority block, in whatever order and wrapping it was written. */
export interface AuthorityBlock {
  readonly kind: 'authority'
  readonly span: Span
  /** `original` has a reason, `derivative` a source. `unknown` has neither; both together is a fault that a rule reports. */
  readonly authority: 'original' | 'derivative' | 'unknown'
  /** Where the classifier's name stands. The name itself is never read out. */
  readonly classifiedBy: Span | undefined
  readonly reasons: readonly Reason[]
  /** The stretch that holds the reasons, keyword and all. */
  readonly reasonSpan: Span | undefined
  readonly derivedFrom: Read<{ readonly multipleSources: boolean }> | undefined
  readonly declassifyOn: Read<Declassification> | undefined
  /** Values behind the first (`25X1, 25X5`). The line is to hold one: 32 CFR 2001.22(e). */
  readonly furtherDeclassifyOn?: readonly Read<Declassification>[]
  readonly downgradeTo: Read<{ readonly level: Level; readonly on: Declassification }> | undefined
}

/** `1.4(b)`: section `1.4`, letter `b`. The letter is undefined when a section stands alone; the section when it got lost. */
export interface Reason {
  readonly section: string | undefined
  readonly letter: string | undefined
  readonly span: Span
}

/**
 *     3. (S//NF) Post reports the following.
 *     |--------|                             lead
 *        |-----|                             marking.span
 *                |-------------------------| body
 *
 * A sub-portion is a portion of its own, and its parent ends where it begins. Page headers and stamps that a portion runs across
 * lie inside its span and are listed as interruptions: they are not part of its text.
 */
export interface Portion {
  readonly kind: 'portion'
  readonly span: Span
  /** `¶3`, `¶3.a`; `line:41` for a portion without a number. Unique in the document (`¶3:2` for a second ¶3). */
  readonly place: string
  readonly number: PortionNumber | undefined
  /** `a` for a sub-portion `a.`, `1` for `(1)`, `-` for a dash; undefined for a paragraph. */
  readonly bullet: string | undefined
  /** Undefined when nothing stands where the marking is expected. */
  readonly marking: Marking | undefined
  /** What holds for this portion: its own marking, or that of an "entire text" mark, or of the portion that a further section broke off. */
  readonly effective: Marking | undefined
  /** Where the marking stands, or an empty range where it ought to. */
  readonly markSpan: Span
  readonly lead: Span
  readonly body: Span
  readonly interruptions: readonly Interruption[]
  /** The body is nothing but what a publisher put in place of words: `XXXX`, `[1 paragraph (2-5 lines) not declassified] [B1]`. */
  readonly withheldByPublisher: boolean
}

/** What may stand in the middle of a portion without being part of it. */
export type Interruption = PageHeader | ReleaseStamp

export interface PortionNumber {
  /** What the number means: `14.` for a pilcrow read as a digit is 4. */
  readonly value: number
  /** The digits as written. */
  readonly written: number
  readonly span: Span
}

export interface Heading {
  readonly kind: 'heading'
  readonly span: Span
  readonly marking: Marking | undefined
}

/** A page or section header, or a bare class word at a page break. */
export interface PageHeader {
  readonly kind: 'page-header'
  readonly span: Span
  /** Set when the line is a class word, or has one. */
  readonly marking: Marking | undefined
  readonly number: Read<string> | undefined
  readonly section: Read<{ readonly number: number; readonly total: number }> | undefined
}

/** "Visit Post's Classified Website" and its address. */
export interface Website {
  readonly kind: 'website'
  readonly span: Span
  /** The address, when it names a classified network. */
  readonly classifiedAddress: Span | undefined
}

export interface Signature {
  readonly kind: 'signature'
  readonly span: Span
}

/** BT, `#1111`, NNNN after the text. */
export interface Ending {
  readonly kind: 'ending'
  readonly span: Span
}

/** A stamp or margin code of a release (`RELEASE IN PART B6`, `UNCLASSIFIED U.S. Department of State …`). Never a banner line. */
export interface ReleaseStamp {
  readonly kind: 'stamp'
  readonly span: Span
}

/** A labelled field of a SMART message, of an e-mail around it, or of a draft's clearance block. */
export interface MessageField {
  readonly kind: 'field'
  readonly span: Span
  readonly name: string
  readonly value: Span
}

export interface Blank {
  readonly kind: 'blank'
  readonly span: Span
}

/** What no slot accepts. It counts at the level of the banner line, and a release withholds it. */
export interface UnmarkedText {
  readonly kind: 'unmarked'
  readonly span: Span
}

export type Precedence = 'Z' | 'O' | 'P' | 'R'

/** A date-time group, in UTC. `date` is undefined when the digits are no date (`320820Z MAR 07`). */
export interface DateTimeGroup {
  readonly date: CalendarDate | undefined
  readonly hour: number
  readonly minute: number
}

/** The transmission header as far as it was there; a cable may start at FL1, FL5 or FL12. Source: ACP 127(G). */
export interface TransmissionHeader {
  /** FL1 channel designator, `XYZ` of `VZCZCXYZ0008`. */
  readonly channel: Read<string> | undefined
  /** FL2. */
  readonly called: { readonly precedence: Read<Precedence>; readonly indicators: readonly Read<string>[] } | undefined
  /** FL3. `time` is `hhmm`. */
  readonly originator:
    | {
        readonly indicator: Read<string>
        readonly serial: Read<string>
        readonly section: Read<number> | undefined
        readonly julianDay: Read<number>
        readonly time: Read<string>
      }
    | undefined
  /** FL4. `letter` is that of the five letters when they agree (a trailing release code apart), else undefined. */
  readonly security:
    | {
        readonly signal: Read<'ZNR' | 'ZNY'>
        readonly letters: Read<string>
        readonly letter: 'U' | 'E' | 'R' | 'C' | 'S' | 'T' | undefined
        readonly signals: readonly Read<string>[]
      }
    | undefined
  /** The class letters of a JANAP 128 line (`UUUU` of `…-UUUU--…`), which has them instead of FL4. */
  readonly classLetters: Read<string> | undefined
  /** FL5. */
  readonly dateTime:
    | {
        readonly precedence: readonly Read<Precedence>[]
        readonly group: Read<DateTimeGroup>
        readonly signals: readonly Read<string>[]
      }
    | undefined
  /** FL6: the plain-language address after FM. */
  readonly from: Read<string> | undefined
  /** FL7. */
  readonly action: readonly Addressee[]
  /** FL8. */
  readonly info: readonly Addressee[]
  /** SMART message record number, `11 PORT AU PRINCE 504`. */
  readonly recordNumber: Read<{ readonly year: number; readonly post: string; readonly number: string }> | undefined
}

export interface Addressee {
  readonly span: Span
  readonly indicator: Read<string> | undefined
  readonly name: Read<string>
  readonly precedence: Read<Precedence> | undefined
}

/**
 * One thing that conversion did to the text, and how it was read.
 *
 * - `pilcrow`: a paragraph sign was read as the digit 1, so `14.` is ¶4.
 * - `markdown`: links, escapes, hard breaks and headings of a Markdown conversion.
 * - `joint`: a portion is cut in mid-sentence, where a page header or a section joint was.
 * - `wrap`: a token of the authority block is broken over two lines.
 * - `spaced`, `smeared`: a banner line has a letter lost, doubled or set apart wrongly.
 * - `glued`: two elements stand on one line that belong on two.
 * - `dump`: rows, tabs or quotes of a database export.
 * - `misread`: a scan took letters or digits for others, where a word of the vocabulary is due.
 * - `quote`: a curly quote turned into a comma.
 * - `paragraph-sign`: a paragraph sign in a wrong decoding, or before a letter of the references.
 * - `withheld`: a publisher put a mark in place of words.
 * - `unwrapped`: a whole paragraph stands on one line.
 */
export interface Reading {
  readonly kind:
    | 'pilcrow'
    | 'markdown'
    | 'joint'
    | 'wrap'
    | 'smeared'
    | 'glued'
    | 'dump'
    | 'misread'
    | 'quote'
    | 'paragraph-sign'
    | 'withheld'
    | 'unwrapped'
  readonly span: Span
  /** What it was read as, in words, without a word of the text. */
  readonly meaning: string
}

export interface Limit {
  readonly span: Span
  readonly message: string
}
