import type { MarkedDocument, Portion } from '../../grammar/document.ts'
import { isClear, type MarkingValue } from '../../grammar/marking/marking.ts'
import { parseMarking } from '../../grammar/marking/parse.ts'
import { classifiedAddressIn } from '../../grammar/message/website.ts'
import { parseDocument } from '../../grammar/parse.ts'
import { levelEntries } from '../../grammar/vocabulary/levels.ts'
import { entries, findEntry } from '../../grammar/vocabulary/register.ts'
import { checkDocument } from '../../rules/check.ts'
import { releasable } from '../../rules/releasable.ts'
import { rollUp } from '../../rules/roll-up.ts'
import { compareWithSource } from './compare.ts'
import { closeGate, failure, type Gate, type GateResult, type Reading, type VerifyFinding } from './gate.ts'
import type { ReleasePolicy } from './policy.ts'
import { type MarkdownReading, readMarkdown } from './read-markdown.ts'
import { code, readTemplate, type TemplateReading } from './template.ts'

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

function markingsOf(release: string, { subject, items }: TemplateReading): Reading['markings'] {
  return [subject, ...items].flatMap((item) => {
    if (item === undefined || item.kind === 'placeholder') return []
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

function checkTemplate(reading: Reading): GateResult {
  const { template, release, policy } = reading
  const findings = template.unaccounted.map((at) =>
    failure(reading, 'template', at, 'A line that is neither released text nor words of the form.'),
  )
  if (template.overall.length !== 2)
    findings.push(failure(reading, 'template', { start: 0, end: 0 }, 'The marking of the whole has to stand at the top and at the bottom.'))
  const status = template.stamps.length > 0
  if (status !== (policy.convention === 'public'))
    findings.push(failure(reading, 'template', { start: 0, end: 0 }, 'The status block belongs on a public release and on no other.'))
  for (const stamp of template.stamps) {
    if (!stampAllowed(release.slice(stamp.start, stamp.end), policy))
      findings.push(failure(reading, 'template', stamp, 'The status block says what the policy does not.'))
  }
  findings.push(...checkOmissions(reading), ...checkForm(reading))
  const told = template.items.filter(
    (item) => item.kind === 'placeholder' && (item.disposition === 'removed') === (policy.convention === 'public'),
  )
  for (const item of told) findings.push(failure(reading, 'template', item.span, 'A placeholder in the form of another kind of release.'))
  for (const item of [...(template.subject ? [template.subject] : []), ...template.items]) {
    if (item.kind === 'placeholder' && (item.disposition === 'not declassified' || item.disposition === 'withheld'))
      if (item.codes.length > 0 !== (policy.form.brackets === 'foia'))
        findings.push(failure(reading, 'template', item.span, 'A placeholder with grounds where the form has none, or without.'))
  }
  const former = template.stamps.filter(({ start }) => release.startsWith('FORMER MARKING: ', start))
  if (former.length > 0 !== (policy.form.copy === 'record'))
    findings.push(
      failure(reading, 'template', former[0] ?? { start: 0, end: 0 }, 'A record copy tells the former level, and nothing else does.'),
    )
  return closeGate('template', release.split('\n').length - 1, 'Every line is released text or words of the form.', findings)
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
  const parts = [...template.slots.map(({ name, span }) => ({ kind: name, span })), ...template.items]
  if (template.subject) parts.push(template.subject)
  return parts
    .filter(({ kind }) => gone.has(kind))
    .map(({ span }) => failure(reading, 'template', span, 'A part that the policy leaves out of every release.'))
}

const omission = /\[…([^[\]]{0,200}\])?/g
const omissionCodes = new RegExp(`^(?: ${code}(?:, ${code}){0,30})?\\]$`)

/** What stands for words inside a released text has one shape, with grounds before the public alone; the status block names all grounds. */
function checkOmissions(reading: Reading): VerifyFinding[] {
  const { template, release, policy } = reading
  const findings: VerifyFinding[] = []
  const items = [...(template.subject ? [template.subject] : []), ...template.items]
  const grounds = new Set<string>()
  for (const item of items) {
    if (item.kind === 'placeholder') for (const one of item.codes) grounds.add(one)
    else {
      for (const found of release.slice(item.text.start, item.text.end).matchAll(omission)) {
        const start = item.text.start + found.index
        const tail = found[1] ?? ''
        if (!omissionCodes.test(tail) || (!(policy.convention === 'public' && policy.form.brackets === 'foia') && tail !== ']'))
          findings.push(failure(reading, 'template', { start, end: start + found[0].length }, 'An omission in another form than it has.'))
        for (const one of tail.slice(1, -1).split(', ')) if (one !== '') grounds.add(one)
      }
    }
  }
  const told = template.stamps.flatMap(({ start, end }) => {
    const line = release.slice(start, end)
    return /^B\d/.test(line) ? line.replace(/,$/, '').split(', ') : []
  })
  const at = template.stamps[0] ?? { start: 0, end: 0 }
  if (policy.convention === 'public' && told.join() !== [...grounds].sort().join())
    findings.push(failure(reading, 'template', at, 'The status block names other grounds than the release.'))
  return findings
}

function stampAllowed(line: string, { stamp }: ReleasePolicy): boolean {
  const authority = /^(?:REVIEW AUTHORITY: (.*?))?(?:(?:^| {3})DATE: (\S+))?$/.exec(line)
  if (authority && /^(?:REVIEW|DATE)/.test(line)) return authority[1] === stamp.authority && authority[2] === stamp.date
  const numbers = /^(?:CASE: (.*?))?(?:(?:^| {3})DOC: (.+))?$/.exec(line)
  if (numbers && /^(?:CASE|DOC)/.test(line)) return numbers[1] === stamp.caseNumber && numbers[2] === stamp.documentNumber
  return true
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
    if (!portion || portion.number?.value !== item.number || trimmedEnd(document.text, portion) !== item.span.end) {
      findings.push(failure(reading, 'readers', item.span, 'The two readers do not agree where this portion begins and ends.'))
    }
  }
  for (const portion of byStart.values()) findings.push(failure(reading, 'readers', portion.span, 'A portion that the form does not have.'))
  return closeGate('readers', texts.length, 'Two readers find the same portions.', findings)
}

function trimmedEnd(text: string, { span, body }: Portion): number {
  let end = Math.max(body.end, span.start)
  while (end > span.start && text.charCodeAt(end - 1) <= 32) end--
  return end
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
    if (!isClear(marking) || marking.problems.length > 0 || !sameMarking(marking, implied))
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
    findings.push(
      failure(reading, 'banner', captions[0]?.span ?? { start: 0, end: 0 }, 'The captions are not what the portions add up to.'),
    )
  }
  for (const { span: at } of captions) {
    const words = release.slice(at.start, at.end).replace(/^Captions: +/, '')
    if (!captionImplied(words, implied)) findings.push(failure(reading, 'banner', at, 'A caption that no released portion implies.'))
  }
  if (!releasable(implied, policy.audience, { profile }).releasable)
    findings.push(failure(reading, 'banner', { start: 0, end: 0 }, 'The release as a whole is above its audience.'))
  return closeGate('banner', template.overall.length + captions.length, 'The banner lines are what the portions add up to.', findings)
}

function captionImplied(words: string, implied: MarkingValue): boolean {
  return words.split(betweenCaptions).every((caption) => {
    if (implied.controls.some(({ id }) => findEntry(id)?.captions?.includes(caption))) return true
    const marking = parseMarking(`SECRET//${caption}`, 'banner')
    return marking.controls.length > 0 && marking.controls.every((control) => implied.controls.some((one) => sameControl(one, control)))
  })
}

function sameMarking(a: MarkingValue, b: MarkingValue): boolean {
  return (
    a.level === b.level &&
    a.ownership === b.ownership &&
    a.owners.join() === b.owners.join() &&
    a.controls.length === b.controls.length &&
    a.controls.every((control) => b.controls.some((one) => sameControl(one, control)))
  )
}

function sameControl(a: MarkingValue['controls'][number], b: MarkingValue['controls'][number]): boolean {
  return a.id === b.id && [...a.codes].sort().join() === [...b.codes].sort().join() && JSON.stringify(a.parts) === JSON.stringify(b.parts)
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
    if (line.charAt(4) !== securityLetters[level] || line.startsWith('ZNR') !== (level === 'U'))
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
    same ? [] : [failure(reading, 'repeatable', { start: 0, end: 0 }, 'Releasing the release gives another text.')],
  )
}
