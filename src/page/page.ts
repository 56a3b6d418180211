import type { MarkedDocument } from '../../grammar/document.ts'
import { parseDocument } from '../../grammar/parse.ts'
import { checkDocument, profileFor, RuleError } from '../../rules/check.ts'
import { isMixedRecord } from '../../rules/facts.ts'
import { rules } from '../../rules/index.ts'
import { decodeText } from '../decode.ts'
import { certify } from '../release/certificate.ts'
import { makeRelease } from '../release/make.ts'
import { policyFor } from '../release/policy.ts'
import { type ReportedCable, renderCable } from '../report/html/cable.ts'
import { levelClass } from '../report/html/levels.ts'
import { listCable, overallMarking } from '../report/html/listed.ts'
import type { Preview } from '../report/html/preview.ts'
import { emptyBanner } from '../report/html/shell.ts'
import { printMargins } from '../report/html/style.ts'
import { layOutNotes, listenForKeys, placeCards } from './behaviour.ts'

/*
 * The offline page. Text comes in by paste, drop or file and lives in the text area alone; everything else is worked out from it again
 * after each change, by the functions that the command line calls.
 */

const byId = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E
const draft = byId<HTMLTextAreaElement>('draft')
const audience = byId<HTMLInputElement>('audience')
const save = byId<HTMLButtonElement>('save')
const saveCertificate = byId<HTMLButtonElement>('save-certificate')
const file = byId<HTMLInputElement>('file')
const result = byId('result')
const box = byId<HTMLDetailsElement>('draft-box')

const byRule = new Map(rules.map((rule) => [rule.id, rule]))
const pastedName = 'Draft'
/** The text as it was read. A text area turns line ends into LF, so what a file holds is kept beside it until it is edited. */
let source = { name: pastedName, text: '' }
/** The release that would be saved, and its certificate but for the hash, which the browser gives later. */
let release: { readonly text: string; readonly certify: (sha256: string) => unknown } | undefined

/** Name and version of this program; put in when the page is built. */
declare const program: string

function say(words: string, wrong = false): void {
  const said = byId('said')
  said.textContent = words
  said.classList.toggle('wrong', wrong)
}

function show(): void {
  release = undefined
  if (source.text.trim() === '') {
    result.replaceChildren()
    mark(emptyBanner, undefined)
    save.disabled = true
    saveCertificate.disabled = true
    return
  }
  try {
    const cable = look(parseDocument(source.text))
    const view = result.querySelector<HTMLInputElement>('.views input:checked')?.value
    // Its own markup, with every word of the draft escaped.
    result.innerHTML = renderCable(cable, 'c1', { rules: byRule, showText: true }).html
    const chosen = view ? result.querySelector<HTMLInputElement>(`.view-${view}`) : undefined
    if (chosen) chosen.checked = true
    const overall = overallMarking([listCable(cable, true)])
    mark(overall.text, overall.level ?? '?')
    for (const sheet of result.querySelectorAll<HTMLElement>('.sheet')) placeCards(sheet)
  } catch (error) {
    // Its message could quote the draft.
    result.replaceChildren()
    mark('NOT CHECKED: HANDLE AS ITS TEXT SAYS', '?')
    say(
      error instanceof RuleError ? `This text could not be checked: rule ${error.rule} broke off.` : 'This text could not be checked.',
      true,
    )
  }
  save.disabled = release === undefined
  saveCertificate.disabled = release === undefined
}

function look(found: MarkedDocument): ReportedCable {
  const profile = profileFor(found)
  const asOf = isMixedRecord(found) ? undefined : found.date?.value
  return { path: source.name, document: found, profile, asOf, findings: checkDocument(found, { profile, asOf }), preview: preview(found) }
}

function preview(found: MarkedDocument): Preview | undefined {
  const { policy, problem } = policyFor(audience.value)
  audience.setAttribute('aria-invalid', String(policy === undefined))
  if (!policy) {
    say(problem, true)
    return undefined
  }
  say('')
  const outcome = makeRelease(found, policy)
  if (outcome.kind === 'made' && outcome.verification.passed) {
    const { text } = outcome.release
    release = { text, certify: (sha256) => certify(text, policy, outcome.verification, { program, sha256: () => sha256 }) }
  }
  return { audience: audience.value.trim(), outcome }
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

async function open(opened: File): Promise<void> {
  const decoded = decodeText(new Uint8Array(await opened.arrayBuffer()))
  if (!('text' in decoded)) {
    load('', pastedName)
    say(`This file was not read. Byte ${decoded.offset}: ${decoded.problem} ${decoded.remedy}`, true)
    return
  }
  load(decoded.text, opened.name)
  box.open = false
}

function load(text: string, name: string): void {
  source = { name, text }
  draft.value = text
  say('')
  show()
}

let pending = false
draft.addEventListener('input', () => {
  source = { name: source.name, text: draft.value }
  if (pending) return
  pending = true
  requestAnimationFrame(() => {
    pending = false
    show()
  })
})
audience.addEventListener('input', show)
byId('choose').addEventListener('click', () => file.click())
byId('clear').addEventListener('click', () => {
  load('', pastedName)
  box.open = true
  draft.focus()
})
file.addEventListener('change', () => {
  const [chosen] = file.files ?? []
  if (chosen) void open(chosen)
  file.value = ''
})
save.addEventListener('click', () => {
  if (release) download(release.text, 'release.txt')
})
saveCertificate.addEventListener('click', async () => {
  const held = release
  if (!held) return
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(held.text))
  const digits = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  download(`${JSON.stringify(held.certify(digits), null, 2)}\n`, 'certificate.json')
})

function download(text: string, ending: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  link.download = `${source.name.replace(/\.[A-Za-z0-9]{1,8}$/, '')}.${ending}`
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
addEventListener('pagehide', () => load('', pastedName))

listenForKeys()
layOutNotes()
show()
