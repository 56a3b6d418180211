import type { MarkingValue } from '../../grammar/marking/marking.ts'
import type { CalendarDate } from '../../grammar/text/date.ts'
import type { Amount } from './amount.ts'
import type { Exemption } from './exemption.ts'

declare const released: unique symbol

/** Words of the document that a decision released. `cut.ts` alone makes them; a plain string does not fit where they are asked for. */
export type ReleasedText = string & { readonly [released]: true }

/**
 * What the audience may see, and nothing else. The writer of a release is handed this and never the document, so what is withheld
 * cannot reach it: there is no field for it but an amount class and the exemptions that the policy prints.
 */
export interface ReleaseView {
  readonly shape: Shape
  readonly convention: Convention
  /** False: nothing but transmission lines, page headers and captions was left out. */
  readonly inPart: boolean
  readonly profile: 'state' | 'ic' | 'dod' | 'isoo' | 'cui'
  readonly stamp: Stamp
  /** Record copy: the level that the document had, which is lined through. */
  readonly former: MarkingValue['level']
  /** The captions that the released portions imply are written. */
  readonly captions: boolean
  readonly header: HeaderView | undefined
  /** Date of a memo. */
  readonly date: CalendarDate | undefined
  /** Post and number of the banner line of a cable. */
  readonly post: ReleasedText | undefined
  readonly number: ReleasedText | undefined
  readonly executiveOrder: ExecutiveOrderView
  readonly tags: readonly ReleasedText[]
  readonly subject: SubjectView | undefined
  readonly references: Withheld | undefined
  /** Present only when what is released is classified. */
  readonly authority: AuthorityView | undefined
  readonly body: readonly BodyItem[]
  readonly signature: ReleasedText | undefined
  /** The end-of-message lines are written. */
  readonly ending: boolean
}

export type Shape = 'cable' | 'smart' | 'memo'

/** Who reads it decides how a deletion looks: the public is told amount and exemption, anyone else only that something was removed. */
export type Convention = 'public' | 'foreign' | 'internal'

/** Lines below the first banner line of a public release. All of it comes from the policy. */
export interface Stamp {
  readonly authority: string | undefined
  readonly date: string | undefined
  readonly caseNumber: string | undefined
  readonly documentNumber: string | undefined
}

/** `not declassified` needs a B1, `withheld` any other exemption, `pending review` neither. `removed` tells nothing. */
export interface Withheld {
  readonly kind: 'withheld'
  readonly unit: Unit
  /** `3` of ¶3. */
  readonly number: number | undefined
  /** `a` of a sub-paragraph, `1` of `(1)`. */
  readonly bullet: string | undefined
  readonly amount: Amount
  readonly disposition: Disposition
  readonly exemptions: readonly Exemption[]
}

export type Unit = 'paragraph' | 'subparagraph' | 'text' | 'heading' | 'subject' | 'references'
export type Disposition = 'not declassified' | 'withheld' | 'withheld pending review' | 'removed'

export interface ReleasedPortion {
  readonly kind: 'portion'
  readonly number: number | undefined
  readonly bullet: string | undefined
  readonly marking: MarkingValue
  readonly text: ReleasedText
}

export interface ReleasedHeading {
  readonly kind: 'heading'
  readonly marking: MarkingValue
  readonly text: ReleasedText
}

export type BodyItem = ReleasedPortion | ReleasedHeading | Withheld
export type SubjectView = { readonly kind: 'subject'; readonly marking: MarkingValue; readonly text: ReleasedText } | Withheld

/** The transmission header, value by value. `undefined` and empty: the line is not written. */
export interface HeaderView {
  readonly channel: { readonly designator: ReleasedText; readonly number: ReleasedText } | undefined
  readonly called: { readonly precedence: ReleasedText; readonly indicators: readonly ReleasedText[] } | undefined
  readonly originator:
    | {
        readonly indicator: ReleasedText
        readonly serial: ReleasedText
        readonly section: number | undefined
        readonly julianDay: number
        readonly time: ReleasedText
      }
    | undefined
  /** Operating signals of FL4; undefined when there was no FL4. Its letters come from what is released. */
  readonly signals: readonly ReleasedText[] | undefined
  readonly dateTime:
    | { readonly precedence: readonly ReleasedText[]; readonly date: CalendarDate; readonly hour: number; readonly minute: number }
    | undefined
  readonly from: ReleasedText | undefined
  readonly action: readonly AddresseeView[]
  readonly info: readonly AddresseeView[]
  /** There was a BT between header and text. */
  readonly break: boolean
  /** Record number of a SMART message. */
  readonly recordNumber: { readonly year: number; readonly post: ReleasedText; readonly number: ReleasedText } | undefined
}

export interface AddresseeView {
  readonly indicator: ReleasedText | undefined
  readonly name: ReleasedText
  /** Precedence word and message continuity number, where they are plain. */
  readonly precedence: ReleasedText | undefined
  readonly continuity: ReleasedText | undefined
}

export interface ExecutiveOrderView {
  readonly number: ReleasedText | undefined
  /** Undefined when what is released is unclassified. */
  readonly declassify: DeclassifyView | undefined
}

export type DeclassifyView =
  | { readonly kind: 'date'; readonly date: CalendarDate }
  | { readonly kind: 'exemption'; readonly code: ReleasedText; readonly date: CalendarDate | undefined }

export interface AuthorityView {
  readonly classifiedBy: ReleasedText | undefined
  /** `1.4(b)` as section and letter. */
  readonly reasons: readonly { readonly section: string; readonly letter: string }[]
  /** The document was itself derived: the release names it as its source. */
  readonly derived: boolean
}
