import type { HeaderLine } from '../../document.ts'

/** Where a line stands in the header, and the start rule that reads it. */
export interface Slot {
  readonly line: HeaderLine['line']
  readonly rule:
    | 'startOfMessage'
    | 'calledStations'
    | 'indicators'
    | 'originator'
    | 'securityWarning'
    | 'dateTime'
    | 'from'
    | 'addressee'
    | 'exempted'
    | 'break'
    | 'autodin'
}

const order: Readonly<Record<HeaderLine['line'], number>> = {
  FL1: 1,
  FL2: 2,
  FL3: 3,
  FL4: 4,
  FL5: 5,
  FL6: 6,
  FL7: 7,
  FL8: 8,
  FL9: 9,
  FL10: 10,
  FL11: 11,
}

/** Lines that say themselves what they are. */
const marked: readonly (Slot & { readonly pattern: RegExp })[] = [
  { line: 'FL1', rule: 'startOfMessage', pattern: /^[ \t]*(?:V?ZCZC[ \t]?|VV[ \t]{1,4})[A-Z]{3}\d{3,4}(?![A-Z0-9])/ },
  { line: 'FL3', rule: 'autodin', pattern: /^[ \t]*[ZOPRY][A-Z]{2}[UECSTM][A-Z0-9]{4}[ \t]+[RQU][A-Z]{5,6}\d{4}[ \t]+\d{7}-/ },
  { line: 'FL2', rule: 'calledStations', pattern: /^[ \t]*(?:ZZ|OO|PP|RR|YY)[ \t]+[RQU][A-Z]{2,7}(?:[ \t]|$)/ },
  { line: 'FL3', rule: 'originator', pattern: /^[ \t]*DE[ \t]+[RQU][A-Z]{2,7}[ \t]+(?:#\d|\d{4}(?:\/\d{2})?[ \t]+\d{7}(?!\d))/ },
  { line: 'FL4', rule: 'securityWarning', pattern: /^[ \t]*ZN[RY][ \t]+[A-Z]{3,5}(?:[ \t/]|$)/ },
  { line: 'FL5', rule: 'dateTime', pattern: /^[ \t]*[ZOPR][ \t]+(?:[ZOPR][ \t]+)?\d{6}[ \t]?Z[ \t]/ },
  { line: 'FL6', rule: 'from', pattern: /^[ \t]*FM[ \t]+[A-Z]/ },
  { line: 'FL7', rule: 'addressee', pattern: /^[ \t]*TO[ \t]+[A-Z]/ },
  { line: 'FL8', rule: 'addressee', pattern: /^[ \t]*INFO[ \t]+[A-Z]/ },
  { line: 'FL9', rule: 'exempted', pattern: /^[ \t]*XMT[ \t/]+[A-Z]/ },
  { line: 'FL11', rule: 'break', pattern: /^[ \t]*BT$/ },
]

/** A further line of FL2: routing indicators and nothing else. */
const indicatorLine = /^[ \t]*[RQU][A-Z]{2,7}(?:[ \t]+[RQU][A-Z]{2,7})*$/
/** A further addressee with its route: `RUEHBJ/AMEMBASSY BEIJING`, `ZEN/AMCONSUL LYON`. */
const routedLine = /^[ \t]*(?:ZEN|[RQU][A-Z]{2,7})\/[A-Z0-9]/
/** A plain address has capitals, digits and few signs. */
const plainLine = /^[ \t]*[A-Z][A-Z0-9 \t/&.,'()-]*$/
/** First words of a plain address. */
const plainStart =
  /^[ \t]*(?:AMEMBASSY|AMCONSUL|USMISSION|USINT|USEU|USNATO|USUN|USDEL|USLO|USDOC|USPTO|USEUCOM|SECSTATE|SECDEF|RPO|AIT|REO|NSC|CIA|DIA|FBI|NSA|DEA|DHS|DOD|DOE|DOJ|WHITE[ \t]+HOUSE|JOINT[ \t]+STAFF|HQ|CDR|COMMANDER|CJCS|DEPT?[ \t]+OF|DEPARTMENT[ \t]+OF|IRAN[ \t]+RPO|ALL[ \t]|TREASURY|UN[ \t]|US[ \t])(?![A-Z0-9])/
/** What else makes a line of capitals an address: it ends as one does. */
const plainEnd = /[ \t](?:COLLECTIVE|(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE)(?:[ \t]+\d{3,5}(?:-\d{3,5})?)?)$/
/** Words that begin the text of a message; with them a line of capitals is a banner line or a caption. */
const textStart =
  /^[ \t]*(?:[A-Z](?:[ \t]+[A-Z]){2,}(?:[ \t]|$)|(?:UNCLAS|UNCLASSIFIED|CONFIDENTIAL|SECRET|TOP|SIPDIS|SENSITIVE|NOFORN|E\.?[O0]\.?|TAGS|SUBJECT|SUBJ|REF|REFS|FOR|PASS|DEPARTMENT[ \t]+(?:FOR|PASS)|STATE[ \t]+(?:FOR|PASS))(?![A-Z0-9]))/

/** Further lines of an element, which have no word that says so. */
const further = {
  FL2: { line: 'FL2', rule: 'indicators' },
  FL7: { line: 'FL7', rule: 'addressee' },
  FL8: { line: 'FL8', rule: 'addressee' },
  FL9: { line: 'FL9', rule: 'exempted' },
} as const satisfies Partial<Record<HeaderLine['line'], Slot>>

/** The slot of a line that says itself what it is. No two of the patterns fit the same line. */
export function markedSlot(content: string): Slot | undefined {
  return marked.find(({ pattern }) => pattern.test(content))
}

/**
 * Tells which header line this can be after `last`, undefined for none; `own` is the slot that it names itself. Only slots behind the last
 * one are open. After an empty line a further addressee must have its route: a line of capitals could be the first line of the text.
 */
export function locate(content: string, own: Slot | undefined, last: Slot | undefined, afterBlank: boolean): Slot | undefined {
  if (own && order[own.line] > (last ? order[last.line] : 0)) return acceptsFirst(own, last, content) ? own : undefined
  switch (last?.line) {
    case 'FL2':
      return !textStart.test(content) && indicatorLine.test(content) ? further.FL2 : undefined
    case 'FL7':
    case 'FL8':
      return routedLine.test(content) || isPlainAddress(content, afterBlank) ? further[last.line] : undefined
    case 'FL9':
      return own?.line === 'FL9' ? further.FL9 : undefined
    default:
      return undefined
  }
}

function isPlainAddress(content: string, afterBlank: boolean): boolean {
  if (afterBlank || textStart.test(content) || !plainLine.test(content)) return false
  return plainStart.test(content) || plainEnd.test(content)
}

/** A text may begin with an address only when its route shows that it is one: `TO THE FILES` is no header. */
function acceptsFirst(slot: Slot, last: Slot | undefined, content: string): boolean {
  if (last || (slot.line !== 'FL7' && slot.line !== 'FL8' && slot.line !== 'FL9')) return true
  return /^[ \t]*(?:TO|INFO)[ \t]+(?:ZEN|[RQU][A-Z]{2,7})\//.test(content)
}
