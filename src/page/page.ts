import type { MarkedDocument } from '../../grammar/document.ts'
import { parseDocument } from '../../grammar/parse.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { checkDocument, profileFor, RuleError } from '../../rules/check.ts'
import { isMixedRecord } from '../../rules/facts.ts'
import { rules } from '../../rules/index.ts'
import { decodeText } from '../decode.ts'
import { certify } from '../release/certificate.ts'
import { cutView } from '../release/cut.ts'
import { makeRelease } from '../release/make.ts'
import { type PolicyRead, policyFor, type ReleasePolicy } from '../release/policy.ts'
import { type PolicyFile, readPolicyFile } from '../release/policy-file.ts'
import { readyPolicies } from '../release/ready-policies.ts'
import { indexRows, printIndexCsv } from '../release/vaughn.ts'
import { strangersIn } from '../release/verify-index.ts'
import { type ReportedCable, renderCable } from '../report/html/cable.ts'
import { levelClass } from '../report/html/levels.ts'
import { listCable, overallMarking } from '../report/html/listed.ts'
import type { Preview } from '../report/html/preview.ts'
import { emptyBanner } from '../report/html/shell.ts'
import { printMargins } from '../report/html/style.ts'
import { bannerWords } from '../report/html/why.ts'
import { thousands } from '../report/summary.ts'
import { layOutNotes, listenForKeys, placeCards } from './behaviour.ts'

/*
 * The offline page. Text comes in by paste, drop or file and lives in the text area alone; everything else is worked out from it again
 * after each change, by the functions that the command line calls.
 */

/** Name and version of this program, and an invented draft; put in when the page is built. */
declare const program: string
declare const exampleDraft: string

const byId = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E
const draft = byId<HTMLTextAreaElement>('draft')
const audience = byId<HTMLInputElement>('audience')
const profile = byId<HTMLSelectElement>('profile')
const file = byId<HTMLInputElement>('file')
const form = byId<HTMLSelectElement>('form')
const policy = byId<HTMLSelectElement>('policy')
const policyFile = byId<HTMLInputElement>('policy-file')
const result = byId('result')
const box = byId<HTMLDetailsElement>('draft-box')

const byRule = new Map(rules.map((rule) => [rule.id, rule]))
const pastedName = 'Draft'
/** The text as it was read. A text area turns line ends into LF, so what a file holds is kept beside it until it is edited. */
let source = { name: pastedName, text: '' }
/** A ready policy, or one that was read from a file; it holds in place of the audience. */
let base: { readonly name: string; readonly file: PolicyFile } | undefined
/** What a person decided on this document, as it was read. */
let decisions: { readonly name: string; readonly text: string } | undefined

/** What can be saved of a release that verifies, made when it is asked for; undefined when it then does not hold. */
interface Savings {
  release(): Saving | undefined
  certificate(): Promise<Saving | undefined>
  index(): Saving | undefined
}
interface Saving {
  readonly name: string
  readonly text: string
}
let savings: Savings | undefined
const saves: readonly (readonly [button: string, what: keyof Savings])[] = [
  ['save', 'release'],
  ['save-certificate', 'certificate'],
  ['save-index', 'index'],
]

/** Longer texts are no cables; a browser would take minutes to lay them out. */
const mostCharacters = 1_000_000

function say(words: string, wrong = false): void {
  const said = byId('said')
  said.textContent = words
  said.classList.toggle('wrong', wrong)
}

function show(): void {
  savings = undefined
  const isEmpty = source.text.trim() === ''
  byId('start').hidden = !isEmpty
  byId('clear').hidden = isEmpty
  byId('saving').hidden = isEmpty
  if (isEmpty) {
    result.replaceChildren()
    mark(emptyBanner, undefined)
  } else if (source.text.length > mostCharacters) {
    result.replaceChildren()
    mark(notChecked, '?')
    say(
      `This text has ${thousands(source.text.length)} characters, too many for a page. The command line checks it: bannerline lint.`,
      true,
    )
  } else showCable()
  for (const [button] of saves) byId<HTMLButtonElement>(button).disabled = savings === undefined
}

const notChecked = 'NOT CHECKED: HANDLE AS ITS TEXT SAYS'

function showCable(): void {
  try {
    const cable = look(parseDocument(source.text))
    const view = result.querySelector<HTMLInputElement>('.views input:checked')?.value
    // Its own markup, with every word of the draft escaped.
    result.innerHTML = renderCable(cable, 'c1', { rules: byRule, showText: true }).html
    const before = view ? result.querySelector<HTMLInputElement>(`.view-${view}`) : undefined
    if (before) before.checked = true
    const overall = overallMarking([listCable(cable, true)])
    mark(overall.text, overall.level ?? '?')
    for (const sheet of result.querySelectorAll<HTMLElement>('.sheet')) placeCards(sheet)
  } catch (error) {
    // Its message could quote the draft.
    savings = undefined
    result.replaceChildren()
    mark(notChecked, '?')
    say(
      error instanceof RuleError ? `This text could not be checked: rule ${error.rule} broke off.` : 'This text could not be checked.',
      true,
    )
  }
}

function look(found: MarkedDocument): ReportedCable {
  const by = { profile: chosenProfile() ?? profileFor(found), asOf: isMixedRecord(found) ? undefined : found.date?.value }
  return { path: source.name, document: found, ...by, findings: checkDocument(found, by), preview: preview(found) }
}

function chosenProfile(): Profile | undefined {
  return profile.value === '' ? undefined : (profile.value as Profile)
}

function preview(found: MarkedDocument): Preview | undefined {
  const read = readPolicy()
  audience.setAttribute('aria-invalid', String(read.policy === undefined && !base))
  if (!read.policy) {
    say(read.problem, true)
    return undefined
  }
  say('')
  const wanted = chosenProfile()
  const wantedPolicy = wanted ? { ...read.policy, profile: wanted } : read.policy
  const outcome = makeRelease(found, wantedPolicy)
  if (outcome.kind === 'made' && outcome.verification.passed) savings = savingsOf(found, wantedPolicy)
  return { audience: bannerWords(wantedPolicy.audience, true) ?? '', outcome }
}

function readPolicy(): PolicyRead {
  if (!base && !decisions) return policyFor(audience.value)
  const begin = base?.file ?? { audience: audience.value }
  return decisions ? readPolicyFile(decisions.text, begin) : readPolicyFile(JSON.stringify(begin))
}

function savingsOf(found: MarkedDocument, by: ReleasePolicy): Savings {
  const stem = source.name.replace(/\.[A-Za-z0-9]{1,8}$/, '')
  const format = () => (form.value === 'markdown' ? 'markdown' : 'text')
  // The name of a file may tell what is withheld; then it gets another.
  const made = () => {
    for (const name of [stem, 'document']) {
      const outcome = makeRelease(found, by, { format: format(), fileName: `${name}.release` })
      if (outcome.kind === 'made' && outcome.verification.passed) return { ...outcome, name }
    }
    return undefined
  }
  return {
    release: () => {
      const held = made()
      return held && { name: `${held.name}.release.${format() === 'markdown' ? 'md' : 'txt'}`, text: held.release.text }
    },
    certificate: async () => {
      const held = made()
      if (!held) return undefined
      const certified = await withHashes((sha256) => certify(held.release.text, by, held.verification, { program, sha256 }))
      return { name: `${held.name}.certificate.json`, text: `${JSON.stringify(certified, null, 2)}\n` }
    },
    index: () => {
      const held = made()
      const text = held && printIndexCsv(indexRows(cutView(found, held.decided)))
      return text === undefined || strangersIn(text, held?.release.text ?? '', by) > 0
        ? undefined
        : { name: `${held?.name}.index.csv`, text }
    },
  }
}

/** A browser gives hashes later only: what has to be hashed is found out in a first run, and the second one has them. */
async function withHashes<T>(work: (sha256: (text: string) => string) => T): Promise<T> {
  const hashes = new Map<string, string>()
  work((text) => {
    hashes.set(text, '')
    return ''
  })
  for (const text of hashes.keys()) hashes.set(text, await digestOf(text))
  return work((text) => hashes.get(text) ?? '')
}

async function digestOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The marking of the page itself, on screen and on every printed sheet. */
function mark(text: string, level: Parameters<typeof levelClass>[0]): void {
  for (const banner of document.querySelectorAll<HTMLElement>('.page-banner')) {
    banner.className = `page-banner ${banner.classList.contains('top') ? 'top' : 'bottom'} ${level === undefined ? 'masked-page' : levelClass(level)}`
    const words = banner.querySelector('b')
    if (words) words.textContent = text
  }
  const [sheet] = document.styleSheets
  if (!sheet) return
  for (let index = sheet.cssRules.length - 1; index >= 0; index--) if (sheet.cssRules[index] instanceof CSSPageRule) sheet.deleteRule(index)
  sheet.insertRule(printMargins(text).trim(), sheet.cssRules.length)
}

/** A policy is known by its ending, as no draft is JSON. */
async function open(opened: File): Promise<void> {
  const decoded = decodeText(new Uint8Array(await opened.arrayBuffer()))
  if (!('text' in decoded)) {
    const at = decoded.offset > 0 ? ` (byte ${thousands(decoded.offset)})` : ''
    load('', pastedName)
    say(`${opened.name} was not read${at}. ${decoded.problem} Save it as plain text in UTF-8, and open that.`, true)
  } else if (/\.json$/i.test(opened.name)) usePolicy(decoded.text, opened.name)
  else {
    load(decoded.text, opened.name)
    box.open = false
  }
}

/** A policy says who it is for; decisions on one document do not. */
function usePolicy(text: string, name: string): void {
  const asDecisions = readPolicyFile(text, base?.file ?? { audience: audience.value })
  const asPolicy = readPolicyFile(text)
  if (asPolicy.file) setPolicy({ name, file: asPolicy.file })
  else if (asDecisions.policy) setDecisions({ name, text })
  else say(`${name} could not be used. ${/"audience"/.test(text) ? asPolicy.problem : asDecisions.problem}`, true)
}

function setPolicy(next: typeof base): void {
  base = next
  audience.disabled = next !== undefined
  if (next) audience.value = next.file.audience
  policy.querySelector('[data-file]')?.remove()
  if (next && !Object.hasOwn(readyPolicies, next.name)) {
    const option = new Option(next.name, next.name)
    option.dataset.file = ''
    policy.add(option)
  }
  policy.value = next?.name ?? ''
  show()
}

function setDecisions(next: typeof decisions): void {
  decisions = next
  const leave = byId('leave-decisions')
  leave.hidden = next === undefined
  leave.textContent = `Leave ${next?.name ?? 'the decisions'} out`
  show()
}

function load(text: string, name: string): void {
  source = { name, text }
  draft.value = text
  say('')
  show()
}

/** Shows the draft anew: at once, or for a long one when the typing pauses. */
let waiting = 0
function showSoon(): void {
  const { length } = source.text
  clearTimeout(waiting)
  waiting = window.setTimeout(show, length < 15_000 ? 0 : Math.min(length / 100, 800))
}

draft.addEventListener('input', () => {
  source = { name: draft.value === '' ? pastedName : source.name, text: draft.value }
  showSoon()
})
audience.addEventListener('input', showSoon)
profile.addEventListener('change', show)
byId('choose').addEventListener('click', () => file.click())
policy.addEventListener('change', () => {
  const file = readyPolicies[policy.value]
  // The policy that was read from a file stays on the list as long as it holds.
  if (policy.value !== base?.name) setPolicy(file && { name: policy.value, file })
})
byId('choose-policy').addEventListener('click', () => policyFile.click())
byId('leave-decisions').addEventListener('click', () => {
  setDecisions(undefined)
  byId('choose-policy').focus()
})
byId('clear').addEventListener('click', () => {
  load('', pastedName)
  box.open = true
  draft.focus()
})
byId('example').addEventListener('click', () => {
  load(exampleDraft, 'An invented draft')
  box.open = false
  result.querySelector<HTMLElement>('.views input')?.focus()
})
for (const input of [file, policyFile]) {
  input.addEventListener('change', () => {
    const [picked] = input.files ?? []
    if (picked) void open(picked)
    input.value = ''
  })
}
for (const [button, what] of saves) {
  byId(button).addEventListener('click', async () => {
    const saving = await savings?.[what]()
    if (saving) download(saving.text, saving.name)
    else say('It does not verify in this form, so nothing was saved.', true)
  })
}

function download(text: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

for (const event of ['dragenter', 'dragover'] as const) {
  addEventListener(event, (dragged) => {
    dragged.preventDefault()
    document.body.classList.add('dropping')
  })
}
addEventListener('dragleave', ({ relatedTarget }) => {
  if (relatedTarget === null) document.body.classList.remove('dropping')
})
addEventListener('drop', (dropped) => {
  dropped.preventDefault()
  document.body.classList.remove('dropping')
  const [first] = dropped.dataTransfer?.files ?? []
  if (first) void open(first)
})
// A page that is left keeps nothing for the way back.
addEventListener('pagehide', () => {
  setPolicy(undefined)
  setDecisions(undefined)
  load('', pastedName)
})

listenForKeys()
layOutNotes()
show()
