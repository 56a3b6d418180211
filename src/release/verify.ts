import type { MarkedDocument, Portion } from '../../grammar/document.ts'
import { isClear, type MarkingValue } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { classifiedAddressIn } from '../../grammar/message/website.ts'
import { parseDocument } from '../../grammar/parse.ts'
import type { Span } from '../../grammar/text/span.ts'
import { levelEntries } from '../../grammar/vocabulary/levels.ts'
import { entries, findEntry } from '../../grammar/vocabulary/register.ts'
import { checkDocument } from '../../rules/check.ts'
import { releasable } from '../../rules/releasable.ts'
import { rollUp } from '../../rules/roll-up.ts'
import { compareWithSource } from './compare.ts'
import { closeGate, failure, type Gate, type GateResult, type Reading, type VerifyFinding } from './gate.ts'
import type { ReleasePolicy } from './policy.ts'
import { type MarkdownReading, readMarkdown } from './read-markdown.ts'
import { saidBy, saidByControl } from './same-marking.ts'
import { code, readTemplate, type TemplateReading, textsOf } from './template.ts'

export interface Verification {
  /** Every gate was passed. */
  readonly passed: boolean
  readonly gates: readonly Gate[]
  readonly findings: readonly VerifyFinding[]
}

export interface VerifyOptions {
  readonly policy: ReleasePolicy
  /** What the release is called, without a folder: compared with the source too. */
  readonly fileName?: string | undefined
  /** The document that the release was cut from. Without it, the gates that need it are not run, and are not in the list. */
  readonly against?: MarkedDocument | undefined
  /** Makes the release of a text under the same policy; undefined where it refuses. A release that is released again stays as it is. */
  readonly again?: ((text: string) => string | undefined) | undefined
}

/**
 * Reads a release afresh and tries to find what should not be in it. It shares no code with what writes a release: it has its own
 * reader of the form, its own idea of what may be released, and its own comparison with the source. A release in Markdown is read back
 * to the plain one first; places and spans are those of the plain one, which has the same lines.
 */
export function verifyRelease(given: string, options: VerifyOptions): Verification {
  const markdown = readMarkdown(given)
  const release = markdown?.text ?? given
  const document = parseDocument(release)
  const template = readTemplate(release)
  const profile = options.policy.profile ?? (template.shape === 'memo' ? 'isoo' : 'state')
  const reading: Reading = { release, document, template, policy: options.policy, profile, markings: markingsOf(release, template) }
  const results = [checkCharacters, checkTemplate, checkReaders, checkAudience, checkBanner, checkHeader, checkAddresses, checkRules].map(
    (check) => check(reading),
  )
  if (markdown) results.push(checkMarkdown(reading, markdown))
  if (options.again) results.push(checkRepeatable(reading, options.again))
  if (options.against) results.push(...compareWithSource(reading, options.against, options.fileName))
  const gates = results.map(({ gate }) => gate)
  return { passed: gates.every(({ passed }) => passed), gates, findings: results.flatMap(({ findings }) => findings) }
}

function markingsOf(release: string, template: TemplateReading): Reading['markings'] {
  return textsOf(template).flatMap((item) => {
    if (item.kind === 'placeholder') return []
    return { text: item, marking: parseMarking(release.slice(item.mark.start, item.mark.end), 'portion') }
  })
}

function checkMarkdown(reading: Reading, { faults }: MarkdownReading): GateResult {
  const findings = faults.map((at) => failure(reading, 'markdown', at, 'A line that is not escaped as it has to be.'))
  const lines = reading.release.split('\n').length - 1
  return closeGate('markdown', lines, 'What could be markup is escaped, and the rest belongs to the form.', findings)
}

function checkCharacters(reading: Reading): GateResult {
  const { release } = reading
  const findings: VerifyFinding[] = []
  const name = 'characters'
  let offset = 0
  for (const character of release) {
    const code = character.codePointAt(0) ?? 0
    const plain = code === 10 || (code >= 32 && code < 127)
    if (!plain && !/^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character)) {
      findings.push(
        failure(reading, name, { start: offset, end: offset + character.length }, 'A character that does not show, or not as what it is.'),
      )
    } else if (code === 10 && release.charCodeAt(offset - 1) === 32) {
      findings.push(failure(reading, name, { start: offset - 1, end: offset }, 'A blank at the end of a line.'))
    }
    offset += character.length
  }
  return closeGate(name, offset, 'All characters show, and no line ends in a blank.', findings)
}

/** Where a finding points that is about the release as a whole. */
const top = { start: 0, end: 0 }

function checkTemplate(reading: Reading): GateResult {
  const { template, release, policy } = reading
  const isPublic = policy.convention === 'public'
  const findings: VerifyFinding[] = []
  const fail = (at: Span, message: string) => findings.push(failure(reading, 'template', at, message))
  for (const at of template.unaccounted) fail(at, 'A line that is neither released text nor words of the form.')
  if (template.overall.length !== 2) fail(top, 'The marking of the whole has to stand at the top and at the bottom.')
  if (template.stamps.length > 0 !== isPublic) fail(top, 'The status block belongs on a public release and on no other.')
  for (const at of template.stamps) {
    if (!stampAllowed(release.slice(at.start, at.end), policy)) fail(at, 'The status block says what the policy does not.')
  }
  for (const item of textsOf(template)) {
    if (item.kind !== 'placeholder') continue
    const { disposition, codes } = item
    if ((disposition === 'removed') === isPublic) fail(item.span, 'A placeholder in the form of another kind of release.')
    else if ((disposition === 'not declassified' || disposition === 'withheld') && codes.length > 0 !== tellsGrounds(policy))
      fail(item.span, 'A placeholder with grounds where the form has none, or without.')
  }
  const former = template.stamps.find(({ start }) => release.startsWith('FORMER MARKING: ', start))
  if ((former !== undefined) !== (policy.form.copy === 'record'))
    fail(former ?? top, 'A record copy tells the former level, and nothing else does.')
  findings.push(...checkOmissions(reading), ...checkForm(reading))
  return closeGate('template', release.split('\n').length - 1, 'Every line is released text or words of the form.', findings)
}

/** Grounds are told to the public, unless the form has none. */
function tellsGrounds({ convention, form }: ReleasePolicy): boolean {
  return convention === 'public' && form.brackets === 'foia'
}

/** What the policy leaves out of every release is not there. */
function checkForm(reading: Reading): VerifyFinding[] {
  const { template, policy } = reading
  const { subject, headings, header, captions, signature } = policy.form
  const gone = new Set<string>()
  if (subject === 'withhold') gone.add('subject')
  if (headings === 'withhold') gone.add('heading')
  if (header === 'omit') gone.add('header').add('security')
  if (captions === 'omit') gone.add('caption')
  if (signature === 'omit') gone.add('signature')
  return [...template.slots.map(({ name, span }) => ({ kind: name, span })), ...textsOf(template)]
    .filter(({ kind }) => gone.has(kind))
    .map(({ span }) => failure(reading, 'template', span, 'A part that the policy leaves out of every release.'))
}

const omission = /\[…([^[\]]{0,200}\])?/g
const omissionCodes = new RegExp(`^(?: ${code}(?:, ${code}){0,30})?\\]$`)

/** What stands for words inside a released text has one shape, with grounds before the public alone; the status block names all grounds. */
function checkOmissions(reading: Reading): VerifyFinding[] {
  const { template, release, policy } = reading
  const findings: VerifyFinding[] = []
  const grounds = new Set<string>()
  for (const item of textsOf(template)) {
    if (item.kind === 'placeholder') for (const one of item.codes) grounds.add(one)
    else {
      for (const found of release.slice(item.text.start, item.text.end).matchAll(omission)) {
        const start = item.text.start + found.index
        const tail = found[1] ?? ''
        if (!omissionCodes.test(tail) || (!tellsGrounds(policy) && tail !== ']'))
          findings.push(failure(reading, 'template', { start, end: start + found[0].length }, 'An omission in another form than it has.'))
        for (const one of tail.slice(1, -1).split(', ')) if (one !== '') grounds.add(one)
      }
    }
  }
  const told = template.stamps.flatMap(({ start, end }) => {
    const line = release.slice(start, end)
    return /^B\d/.test(line) ? line.replace(/,$/, '').split(', ') : []
  })
  if (policy.convention === 'public' && told.join() !== [...grounds].sort().join())
    findings.push(failure(reading, 'template', template.stamps[0] ?? top, 'The status block names other grounds than the release.'))
  return findings
}

function stampAllowed(line: string, { stamp }: ReleasePolicy): boolean {
  if (/^(?:REVIEW|DATE)/.test(line)) return line === labelled({ 'REVIEW AUTHORITY': stamp.authority, DATE: stamp.date })
  if (/^(?:CASE|DOC)/.test(line)) return line === labelled({ CASE: stamp.caseNumber, DOC: stamp.documentNumber })
  return true
}

function labelled(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .flatMap(([label, value]) => (value === undefined ? [] : `${label}: ${value}`))
    .join('   ')
}

/** The grammar and the form's own reader have to find the same portions. */
function checkReaders(reading: Reading): GateResult {
  const { document, template } = reading
  const findings: VerifyFinding[] = []
  const byStart = new Map<number, Portion>()
  for (const portion of document.portions) if (portion.marking) byStart.set(portion.span.start, portion)
  const texts = template.items.filter((item) => item.kind === 'portion')
  for (const item of texts) {
    const portion = byStart.get(item.span.start)
    byStart.delete(item.span.start)
    if (!portion || portion.number?.value !== item.number || document.text.slice(0, portion.body.end).trimEnd().length !== item.span.end) {
      findings.push(failure(reading, 'readers', item.span, 'The two readers do not agree where this portion begins and ends.'))
    }
  }
  for (const portion of byStart.values()) findings.push(failure(reading, 'readers', portion.span, 'A portion that the form does not have.'))
  return closeGate('readers', texts.length, 'Two readers find the same portions.', findings)
}

function checkAudience(reading: Reading): GateResult {
  const { markings, policy, profile, document } = reading
  const findings: VerifyFinding[] = []
  for (const { text, marking } of markings) {
    if (!isClear(marking) || marking.problems.length > 0)
      findings.push(failure(reading, 'audience', text.mark, 'A marking that is not written plainly.'))
    else if (!releasable(marking, policy.audience, { profile }).releasable)
      findings.push(failure(reading, 'audience', text.mark, 'A marking above what the audience may see.'))
  }
  for (const { marking, span } of document.portions) {
    if (marking && !(isClear(marking) && releasable(marking, policy.audience, { profile }).releasable)) {
      findings.push(failure(reading, 'audience', span, 'A portion above what the audience may see.'))
    }
  }
  return closeGate('audience', markings.length, 'Every portion is within the audience.', findings)
}

const levelSpellings: Readonly<Record<string, string>> = Object.fromEntries(
  levelEntries.map(({ cable, level }) => [cable.replace('  ', ' '), level]),
)

/** Captions that say a control in another word, or a part of it. */
const wordsOfCaptions = [...new Set(entries.flatMap(({ captions }) => captions ?? []))]
const betweenCaptions = new RegExp(`, (?=(?:${wordsOfCaptions.join('|')})$)`)

function impliedBanner({ markings, profile }: Reading): MarkingValue {
  if (markings.length === 0) return { level: 'U', ownership: 'us', owners: [], controls: [] }
  return rollUp(
    markings.map(({ marking }) => marking),
    { profile },
  ).value
}

/** The lines at top and bottom, the banner line of the cable and the captions say what the portions add up to. */
function checkBanner(reading: Reading): GateResult {
  const { release, template, policy, profile } = reading
  const implied = impliedBanner(reading)
  const findings: VerifyFinding[] = []
  for (const at of template.overall) {
    const marking = parseMarking(release.slice(at.start, at.end), 'banner')
    if (!isClear(marking) || marking.problems.length > 0 || saidBy(marking) !== saidBy(implied))
      findings.push(failure(reading, 'banner', at, 'The banner line is not what the portions add up to.'))
  }
  for (const { span: at } of template.slots.filter(({ name }) => name === 'banner')) {
    const word = Object.keys(levelSpellings).find((one) => release.slice(at.start, at.end).replace(/ {2,}/g, ' ').startsWith(one))
    if (word === undefined || levelSpellings[word] !== implied.level)
      findings.push(failure(reading, 'banner', at, 'The banner line of the cable is not at the level of the portions.'))
  }
  const captions = template.slots.filter(({ name }) => name === 'caption')
  const wanted = implied.controls.length > 0 && template.shape !== 'memo' && policy.form.captions === 'afresh'
  if (captions.length > 0 !== wanted) {
    findings.push(failure(reading, 'banner', captions[0]?.span ?? top, 'The captions are not what the portions add up to.'))
  }
  for (const { span: at } of captions) {
    const words = release.slice(at.start, at.end).replace(/^Captions: +/, '')
    if (!captionImplied(words, implied)) findings.push(failure(reading, 'banner', at, 'A caption that no released portion implies.'))
  }
  if (!releasable(implied, policy.audience, { profile }).releasable)
    findings.push(failure(reading, 'banner', top, 'The release as a whole is above its audience.'))
  return closeGate('banner', template.overall.length + captions.length, 'The banner lines are what the portions add up to.', findings)
}

function captionImplied(words: string, { controls }: MarkingValue): boolean {
  const said = new Set(controls.map(saidByControl))
  return words.split(betweenCaptions).every((caption) => {
    if (controls.some(({ id }) => findEntry(id)?.captions?.includes(caption))) return true
    const { controls: own, problems } = parseMarking(`SECRET//${caption}`, 'banner')
    return problems.length === 0 && own.length > 0 && own.every((control) => said.has(saidByControl(control)))
  })
}

const securityLetters: Record<string, string> = { U: 'U', R: 'R', C: 'C', S: 'S', TS: 'T' }

/** Security line, E.O. line and authority block go with the level. */
function checkHeader(reading: Reading): GateResult {
  const { release, template, document } = reading
  const level = impliedBanner(reading).level ?? 'U'
  const findings: VerifyFinding[] = []
  const slots = (name: string) => template.slots.filter((slot) => slot.name === name)
  for (const { span: at } of slots('security')) {
    const line = release.slice(at.start, at.end)
    if (line.charAt(4) !== securityLetters[level])
      findings.push(failure(reading, 'header', at, 'The security line is not at the level of the portions.'))
  }
  for (const { span: at } of slots('order')) {
    const line = release.slice(at.start, at.end)
    const applies = template.shape === 'smart' ? level !== 'U' : !line.endsWith(': N/A')
    if (applies !== (level !== 'U'))
      findings.push(failure(reading, 'header', at, 'The E.O. line has an instruction exactly when something classified is released.'))
  }
  const blocks = slots('authority')
  if (level === 'U')
    for (const { span: at } of blocks)
      findings.push(failure(reading, 'header', at, 'An authority block on a release that is unclassified.'))
  if (level === 'U' && document.authority)
    findings.push(failure(reading, 'header', document.authority.span, 'An authority block on a release that is unclassified.'))
  // A class word by itself is a page header to the grammar, also where it is the banner line.
  const banners = new Set([...template.overall, ...slots('banner').map(({ span }) => span)].map(({ start }) => start))
  for (const { span: at } of document.pageHeaders) {
    if (!banners.has(at.start)) findings.push(failure(reading, 'header', at, 'A page header.'))
  }
  return closeGate(
    'header',
    slots('security').length + slots('order').length + blocks.length,
    'Security line, E.O. line and authority block go with the level.',
    findings,
  )
}

function checkAddresses(reading: Reading): GateResult {
  const at = classifiedAddressIn(reading.release)
  return closeGate(
    'addresses',
    1,
    'No address on a classified network.',
    at ? [failure(reading, 'addresses', at, 'An address on a classified network.')] : [],
  )
}

/** A release is a document like any other, and has to pass the rules. */
function checkRules(reading: Reading): GateResult {
  const findings = checkDocument(reading.document, { profile: reading.profile })
    .filter(({ severity }) => severity === 'error')
    .map(
      ({ span, place, rule }): VerifyFinding => ({
        gate: 'rules',
        severity: 'error',
        place,
        span,
        message: `The release breaks rule ${rule}.`,
      }),
    )
  return closeGate('rules', 1, 'The release passes the rules.', findings)
}

function checkRepeatable(reading: Reading, again: (text: string) => string | undefined): GateResult {
  const same = again(reading.release) === reading.release
  return closeGate(
    'repeatable',
    1,
    'Releasing the release changes nothing.',
    same ? [] : [failure(reading, 'repeatable', top, 'Releasing the release gives another text.')],
  )
}
