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
import { policyFor, type ReleasePolicy } from '../release/policy.ts'
import { readPolicyFile } from '../release/policy-file.ts'
import { indexRows, printIndexCsv } from '../release/vaughn.ts'
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
const policyFile = byId<HTMLInputElement>('policy-file')
const result = byId('result')
const box = byId<HTMLDetailsElement>('draft-box')

const byRule = new Map(rules.map((rule) => [rule.id, rule]))
const pastedName = 'Draft'
/** The text as it was read. A text area turns line ends into LF, so what a file holds is kept beside it until it is edited. */
let source = { name: pastedName, text: '' }
/** A policy that was read from a file; it holds in place of the audience. */
let chosen: { readonly name: string; readonly policy: ReleasePolicy } | undefined

/** What can be saved of a release that verifies, made when it is asked for. */
interface Savings {
  release(): string
  certificate(): Promise<string>
  index(): string
}
let savings: Savings | undefined
const saves: readonly (readonly [button: string, what: keyof Savings, ending: string])[] = [
  ['save', 'release', 'release.txt'],
  ['save-certificate', 'certificate', 'certificate.json'],
  ['save-index', 'index', 'index.csv'],
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
  const read = chosen ? { policy: chosen.policy, problem: '' } : policyFor(audience.value)
  audience.setAttribute('aria-invalid', String(read.policy === undefined))
  if (!read.policy) {
    say(read.problem, true)
    return undefined
  }
  say(chosen ? `The release follows ${chosen.name}.` : '')
  const wanted = chosenProfile()
  const policy = wanted ? { ...read.policy, profile: wanted } : read.policy
  const outcome = makeRelease(found, policy)
  if (outcome.kind === 'made' && outcome.verification.passed) {
    const { decided, release, verification } = outcome
    savings = {
      release: () => release.text,
      certificate: async () => {
        const certified = (sha256: (text: string) => string) => certify(release.text, policy, verification, { program, sha256 })
        return `${JSON.stringify(await withHashes(certified), null, 2)}\n`
      },
      index: () => printIndexCsv(indexRows(cutView(found, decided))),
    }
  }
  return { audience: bannerWords(policy.audience, true) ?? '', outcome }
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

function usePolicy(text: string, name: string): void {
  const { policy, problem } = readPolicyFile(text)
  if (policy) setPolicy({ name, policy })
  else say(`${name} is no policy that could be used. ${problem}`, true)
}

function setPolicy(next: typeof chosen): void {
  chosen = next
  audience.disabled = next !== undefined
  if (next) audience.value = bannerWords(next.policy.audience, true) ?? ''
  byId('policy').textContent = next ? 'Leave the policy out' : 'Use a policy file'
  say('')
  show()
}

function load(text: string, name: string): void {
  source = { name, text }
  draft.value = text
  say('')
  show()
}

/** Shows the draft anew: at once where that is quick, else when the typing pauses. */
let waiting = 0
let lastTook = 0
function showSoon(): void {
  clearTimeout(waiting)
  waiting = window.setTimeout(
    () => {
      const start = performance.now()
      show()
      lastTook = performance.now() - start
    },
    lastTook < 30 ? 0 : Math.min(3 * lastTook, 800),
  )
}

draft.addEventListener('input', () => {
  source = { name: draft.value === '' ? pastedName : source.name, text: draft.value }
  showSoon()
})
audience.addEventListener('input', showSoon)
profile.addEventListener('change', show)
byId('choose').addEventListener('click', () => file.click())
byId('policy').addEventListener('click', () => (chosen ? setPolicy(undefined) : policyFile.click()))
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
for (const [button, what, ending] of saves) {
  byId(button).addEventListener('click', async () => {
    const name = source.name.replace(/\.[A-Za-z0-9]{1,8}$/, '')
    if (savings) download(await savings[what](), `${name}.${ending}`)
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
  load('', pastedName)
})

listenForKeys()
layOutNotes()
show()
