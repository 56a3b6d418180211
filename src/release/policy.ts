import { findControl, isClear, type MarkingValue } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { named, namedCodes } from '../../grammar/vocabulary/named.ts'
import type { AmountMode } from './amount.ts'
import type { Exemption } from './exemption.ts'
import type { Convention, Stamp } from './view.ts'

/** Who receives a release, what they may see, and how what they may not see is shown. */
export interface ReleasePolicy {
  /** Who may read it, written as a marking. */
  readonly audience: MarkingValue
  readonly convention: Convention
  /** Undefined: `state` for a cable, `isoo` for anything else. */
  readonly profile: Profile | undefined
  readonly amount: AmountMode
  readonly stamp: Stamp
  readonly form: Form
  /** What a reason of the authority block cites, where that is more than the reason itself: a statute with `1.4(C)`. */
  readonly reasons: ReadonlyMap<string, readonly Exemption[]>
  /** Exemptions for words that no reason of the authority block covers: unclassified but controlled. Empty: pending review. */
  readonly sensitive: readonly Exemption[]
  /** `review`: unmarked text is withheld pending review; `as-banner`: it is cited like a portion at the level of the banner line. */
  readonly unmarked: 'review' | 'as-banner'
  /** Portions that a person withholds, or whose ground a person gives, by place. A policy never releases what its marking withholds. */
  readonly portions: ReadonlyMap<string, readonly Exemption[]>
  /** Words that a person withholds inside what is released. */
  readonly redactions: readonly Redaction[]
  /** Released portions in which words may stand that are withheld elsewhere, because a person looked at them. */
  readonly waivers: readonly Waiver[]
}

/** How the parts of a release are treated. Each choice shows less than the one before it, or the same in another form; none shows more. */
export interface Form {
  /** `by-mark`: released where its own mark allows it. */
  readonly subject: 'by-mark' | 'withhold'
  readonly headings: 'by-mark' | 'withhold'
  /** `afresh`: those that the released portions imply. */
  readonly captions: 'afresh' | 'omit'
  readonly header: 'afresh' | 'omit'
  readonly signature: 'keep' | 'omit'
  /** `renumber`: what is withheld leaves no trace. The public has a right to see where words are gone, so this is not for them. */
  readonly numbering: 'keep' | 'renumber'
  /** `foia`: exemptions beside each deletion. `frus`: the brackets of the historical series, without. */
  readonly brackets: 'foia' | 'frus'
  /** `record`: a public release for the archive, which also tells the former level, lined through. */
  readonly copy: 'release' | 'record'
}

/** What each part may be; the first is usual. */
export const formChoices: { readonly [K in keyof Form]: readonly Form[K][] } = {
  subject: ['by-mark', 'withhold'],
  headings: ['by-mark', 'withhold'],
  captions: ['afresh', 'omit'],
  header: ['afresh', 'omit'],
  signature: ['keep', 'omit'],
  numbering: ['keep', 'renumber'],
  brackets: ['foia', 'frus'],
  copy: ['release', 'record'],
}

export const usualForm = Object.fromEntries(Object.entries(formChoices).map(([name, [usual]]) => [name, usual])) as unknown as Form

/** Exemptions are told to the public, unless the form of the release has none. */
export function tellsGrounds({ convention, form }: Pick<ReleasePolicy, 'convention' | 'form'>): boolean {
  return convention === 'public' && form.brackets === 'foia'
}

/** A term is withheld at every mention; a span by its offsets into the document, so that it holds for that document alone. */
export type Redaction = { readonly exemptions: readonly Exemption[] } & (
  | { readonly kind: 'term'; readonly term: string }
  | { readonly kind: 'span'; readonly start: number; readonly end: number }
)

export interface Waiver {
  readonly place: string
  readonly reason: string
  readonly by: string
}

export type PolicyRead =
  | { readonly policy: ReleasePolicy; readonly problem: undefined }
  | { readonly policy: undefined; readonly problem: string }

const longestAudience = 400

/**
 * The policy for an audience that is written as a banner marking: `UNCLASSIFIED` is the public, `SECRET//REL TO USA, FVEY` those four
 * partners and us. Everything else has its default. A problem says in words why the text names no audience.
 */
export function policyFor(audience: string): PolicyRead {
  if (audience.length > longestAudience) return problem('it is too long')
  const marking = parseMarking(audience.trim(), 'banner')
  if (!isClear(marking)) return problem(marking.level === undefined ? 'it does not begin with a level' : 'not all of it is understood')
  const unusable = checkAudience(marking)
  if (unusable) return problem(unusable)
  const { level, ownership, owners, controls } = marking
  return { policy: defaultPolicy({ level, ownership, owners, controls: controls.map(plainControl) }), problem: undefined }
}

function problem(reason: string): PolicyRead {
  return {
    policy: undefined,
    problem: `The audience is not a marking that a release can be made for: ${reason}. Write it as a banner marking, like UNCLASSIFIED or SECRET//REL TO USA, FVEY.`,
  }
}

function checkAudience(marking: MarkingValue): string | undefined {
  const releaseList = findControl(marking, named.relTo)
  if (releaseList && releaseList.codes.filter((code) => code !== namedCodes.home).length === 0)
    return 'its release list names nobody but the United States'
  if (releaseList && findControl(marking, named.noforn)) return 'it is NOFORN and has a release list'
  if (findControl(marking, named.displayOnly)) return 'what may only be displayed is not released'
  return undefined
}

function plainControl({ id, category, codes, parts }: MarkingValue['controls'][number]): MarkingValue['controls'][number] {
  return { id, category, codes, parts }
}

function defaultPolicy(audience: MarkingValue): ReleasePolicy {
  return {
    audience,
    convention: conventionFor(audience),
    profile: undefined,
    amount: 'bucket',
    stamp: { authority: undefined, date: undefined, caseNumber: undefined, documentNumber: undefined },
    form: usualForm,
    reasons: new Map(),
    sensitive: [],
    unmarked: 'review',
    portions: new Map(),
    redactions: [],
    waivers: [],
  }
}

/** NATO UNCLASSIFIED is not public, so only a plain US marking makes a public release. */
function conventionFor(audience: MarkingValue): Convention {
  if (audience.ownership !== 'us' || findControl(audience, named.relTo)) return 'foreign'
  return audience.level === 'U' && audience.controls.length === 0 ? 'public' : 'internal'
}

/** Release to anybody: portions that are marked unclassified and nothing else. */
export const publicPolicy: ReleasePolicy = defaultPolicy({ level: 'U', ownership: 'us', owners: [], controls: [] })
