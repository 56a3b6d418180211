import type { Heading, Interruption, MarkedDocument, Portion, Segment } from '../../grammar/document.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import type { Span } from '../../grammar/text/span.ts'
import { measureAmount } from './amount.ts'
import { cutAuthority, cutExecutiveOrder, cutHeader, fieldOf, numberShape, postShape, slot } from './cut-header.ts'
import { type Decided, type Decision, signatureShape, titleBody } from './decide.ts'
import type { Exemption } from './exemption.ts'
import { measured, parsePlaceholder, readOmissions } from './placeholder.ts'
import { type ReleasePolicy, tellsGrounds } from './policy.ts'
import { readReleasedText } from './released-text.ts'
import type { BodyItem, Disposition, ReleasedText, ReleaseView, SubjectView, Unit, Withheld } from './view.ts'

/**
 * Cuts out of a document what its decisions release. This is the only place where words of a document become released text: behind
 * it, nothing knows the document.
 */
export function cutView(document: MarkedDocument, decided: Decided): ReleaseView {
  const { policy, profile, decisions } = decided
  const body = policy.form.numbering === 'renumber' ? renumbered(cutBody(document, decided)) : cutBody(document, decided)
  const header = policy.form.header === 'omit' ? undefined : document.header
  const subject = cutSubject(document, decided)
  const references = cutReferences(document, decided)
  const items = [...body, ...(subject ? [subject] : [])]
  const classified = items.some((item) => item.kind !== 'withheld' && item.marking.level !== 'U')
  const withheld = items.some((item) => item.kind === 'withheld' || readOmissions(item.text).length > 0)
  const banner = document.bannerLines.find(({ number }) => number !== undefined) ?? document.bannerLines[0]
  return {
    shape: document.format === 'smart' || document.format === 'memo' ? document.format : 'cable',
    convention: policy.convention,
    inPart: withheld || references !== undefined || leavesWordsOut(document, decisions),
    profile,
    stamp: policy.stamp,
    former: policy.form.copy === 'record' ? formerLevel(document) : undefined,
    captions: policy.form.captions === 'afresh',
    header: header && cutHeader(document, header),
    date: document.format === 'memo' ? document.date?.value : undefined,
    post: slot(banner?.post?.value, postShape),
    number: slot(banner?.number?.value, numberShape),
    executiveOrder: cutExecutiveOrder(document, classified),
    tags: (document.tags?.tags ?? []).flatMap(({ value }) => slot(value, tagShape) ?? []),
    subject,
    references,
    authority: classified && document.authority ? cutAuthority(document, document.authority) : undefined,
    body,
    signature: policy.form.signature === 'omit' ? undefined : cutSignature(document, decisions),
    ending: header !== undefined && document.segments.some(({ kind }) => kind === 'ending'),
  }
}

function released(text: string): ReleasedText {
  return text as ReleasedText
}

const tagShape = /^[A-Z0-9]{2,6}$/

/** The marking under which a text is released. */
function releasedAs({ action, marking }: Decision): Decision['marking'] {
  return action === 'release' ? marking : undefined
}

/** Kinds of segments that are left out as a whole though they hold words of the drafter. */
const wordyKinds: ReadonlySet<Segment['kind']> = new Set<Segment['kind']>(['pass-line', 'website', 'signature'])

/** True when words are left out for which no placeholder stands, now or in the release that the document itself may be. */
function leavesWordsOut(document: MarkedDocument, decisions: readonly Decision[]): boolean {
  return decisions.some(({ kind, action, segment }) => {
    if (kind === 'stamp') return /\bIN PART\b/.test(sourceOf(document, segment))
    return action === 'drop' && wordyKinds.has(kind)
  })
}

function sourceOf(document: MarkedDocument, segment: number): string {
  const span = document.segments[segment]?.span
  return span ? document.text.slice(span.start, span.end) : ''
}

/**
 * Portions and headings in their order. Unmarked text between two of them makes one placeholder, however many pieces it is in; before
 * anyone but the public, headings leave no trace, and what is removed in one stretch leaves one.
 */
function cutBody(document: MarkedDocument, decided: Decided): BodyItem[] {
  const items: BodyItem[] = []
  let unmarked: { text: string; decision: Decision } | undefined
  const push = (item: BodyItem) => {
    const previous = items.at(-1)
    const repeated = isRemoved(item) && item.number === undefined && previous !== undefined && isRemoved(previous)
    if (!repeated) items.push(item)
  }
  const flush = () => {
    if (unmarked) push(withhold('text', unmarked.decision, decided, unmarked.text))
    unmarked = undefined
  }
  for (const decision of decided.decisions) {
    const segment = document.segments[decision.segment]
    if (segment?.kind === 'portion' || segment?.kind === 'heading') {
      flush()
      const item =
        segment.kind === 'portion' ? cutPortion(document, segment, decision, decided) : cutHeading(document, segment, decision, decided)
      if (item) push(item)
    } else if (decision.action === 'withhold' && textKinds.has(decision.kind)) {
      const text = sourceOf(document, decision.segment)
      const earlier = carry(text.trim(), undefined, decided.policy)
      if (earlier) {
        flush()
        push(earlier)
      } else unmarked = { text: `${unmarked?.text ?? ''}\n${text}`, decision: unmarked?.decision ?? decision }
    }
  }
  flush()
  return items
}

/** Kinds of segment that are text without a marking, if they are withheld at all. */
const textKinds: ReadonlySet<Segment['kind']> = new Set<Segment['kind']>(['unmarked', 'field', 'signature'])

/** What is released, and no trace of the rest: paragraphs are numbered from 1. */
function renumbered(items: readonly BodyItem[]): BodyItem[] {
  let next = 1
  return items.flatMap((item) => {
    if (item.kind === 'withheld') return []
    return item.kind === 'heading' || item.number === undefined ? [item] : [{ ...item, number: next++ }]
  })
}

/** The level of the banner line, or what an earlier record copy says it was. */
function formerLevel(document: MarkedDocument): ReleaseView['former'] {
  for (const { kind, span } of document.segments) {
    const told = kind === 'stamp' ? formerMarking.exec(document.text.slice(span.start, span.end))?.[1] : undefined
    if (told !== undefined) return parseMarking(told, 'banner').level
  }
  return document.bannerLines[0]?.marking.level
}

const formerMarking = /FORMER MARKING: X ([A-Z ]{6,20}) X/

function isRemoved(item: BodyItem): item is Withheld {
  return item.kind === 'withheld' && item.disposition === 'removed'
}

function cutPortion(document: MarkedDocument, portion: Portion, decision: Decision, decided: Decided): BodyItem {
  const { body, bullet, interruptions } = portion
  const number = portion.number?.value
  const marking = releasedAs(decision)
  if (marking) return { kind: 'portion', number, bullet, marking, text: textOf(document, body, interruptions, decision) }
  const source = withoutInterruptions(document.text, body, interruptions)
  const earlier = portion.marking ? undefined : carry(source.trim(), number, decided.policy)
  return earlier ?? { ...withhold(bullet === undefined ? 'paragraph' : 'subparagraph', decision, decided, source), number, bullet }
}

function cutHeading(document: MarkedDocument, heading: Heading, decision: Decision, decided: Decided): BodyItem | undefined {
  const body = titleBody(heading, document.text)
  const marking = releasedAs(decision)
  if (marking) return { kind: 'heading', marking, text: textOf(document, body, [], decision) }
  const source = document.text.slice(body.start, body.end)
  const earlier = heading.marking ? undefined : carry(source, undefined, decided.policy)
  return earlier ?? (decided.policy.convention === 'public' ? withhold('heading', decision, decided, source) : undefined)
}

function cutSubject(document: MarkedDocument, decided: Decided): SubjectView | undefined {
  const { subject } = document
  const decision = decided.decisions.find(({ kind }) => kind === 'subject')
  if (!subject || !decision) return undefined
  const body = titleBody(subject, document.text)
  const marking = releasedAs(decision)
  if (marking) return { kind: 'subject', marking, text: textOf(document, body, [], decision) }
  const source = document.text.slice(body.start, body.end)
  return carry(source, undefined, decided.policy) ?? withhold('subject', decision, decided, source)
}

function cutReferences(document: MarkedDocument, decided: Decided): Withheld | undefined {
  const decision = decided.decisions.find(({ kind }) => kind === 'references')
  if (!decision || decided.policy.convention !== 'public') return undefined
  const source = sourceOf(document, decision.segment)
  return carry(source.slice(source.indexOf('[')).trim(), undefined, decided.policy) ?? withhold('references', decision, decided, source)
}

/** The text of what was released. A decision to release was made on this very text, so it is never unclear here. */
function textOf(document: MarkedDocument, body: Span, interruptions: readonly Interruption[], { omissions }: Decision): ReleasedText {
  const read = readReleasedText(document.text, body, interruptions, omissions)
  return released(read.kind === 'text' ? read.text : '')
}

function withoutInterruptions(text: string, body: Span, interruptions: readonly Interruption[]): string {
  let kept = ''
  let from = body.start
  for (const { span } of interruptions) {
    if (span.start >= from && span.end <= body.end) {
      kept += text.slice(from, span.start)
      from = span.end
    }
  }
  return kept + text.slice(from, body.end)
}

/** What stands for withheld words. Of the words themselves only the amount class goes on. */
function withhold(unit: Unit, { exemptions }: Decision, { policy }: Decided, source: string): Withheld {
  const told = policy.convention === 'public'
  return {
    kind: 'withheld',
    unit,
    number: undefined,
    bullet: undefined,
    amount: told && measured.has(unit) ? measureAmount(source, policy.amount) : undefined,
    disposition: told ? dispositionFor(exemptions) : 'removed',
    exemptions: tellsGrounds(policy) ? exemptions : [],
  }
}

function dispositionFor(exemptions: readonly Exemption[]): Disposition {
  if (exemptions.length === 0) return 'withheld pending review'
  return exemptions.some(({ paragraph }) => paragraph === 1) ? 'not declassified' : 'withheld'
}

/** A placeholder of an earlier release stays what it is. Undefined when the text is not one. */
function carry(text: string, number: number | undefined, policy: ReleasePolicy): Withheld | undefined {
  const earlier = parsePlaceholder(text)
  if (!earlier) return undefined
  if (policy.convention !== 'public')
    return { kind: 'withheld', number, ...earlier, amount: undefined, disposition: 'removed', exemptions: [] }
  return { kind: 'withheld', number, ...earlier, exemptions: tellsGrounds(policy) ? earlier.exemptions : [] }
}

function cutSignature(document: MarkedDocument, decisions: readonly Decision[]): ReleasedText | undefined {
  const decision = decisions.find(({ kind }) => kind === 'signature')
  if (decision?.action === 'release') return released(sourceOf(document, decision.segment).trim())
  return document.format === 'smart' ? slot(fieldOf(document, 'SIGNATURE'), signatureShape) : undefined
}
