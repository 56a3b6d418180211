import type { Span } from '../text/span.ts'
import type { Citation } from './entry.ts'
import { namedCaptions } from './named.ts'
import { state, unverified } from './sources.ts'

/** A word of the caption lines of a cable. */
export interface CaptionEntry {
  readonly id: string
  readonly meaning: string
  readonly kind: 'distribution' | 'handling' | 'channel' | 'topic'
  /** Captions that may not stand beside it. */
  readonly excludes?: readonly string[]
  readonly forms?: readonly string[]
  /** It keeps an unclassified message from being handled as open: what SBU portions ask for. */
  readonly protectsUnclassified?: true
  /** It holds the whole message back from everyone but its addressees. */
  readonly closesDistribution?: true
  /** Months, `YYYY-MM`, in which a program put it in a second time. */
  readonly doubled?: { readonly since: string; readonly until: string }
  readonly source: Citation
}

const handbook = state('5 FAH-2 H-442')

export const captionEntries: readonly CaptionEntry[] = [
  {
    id: 'SIPDIS',
    kind: 'distribution',
    meaning: 'may be posted to a network shared with the Department of Defense',
    doubled: { since: '2005-12', until: '2008-05' },
    source: unverified,
  },
  {
    id: 'NODIS',
    kind: 'distribution',
    meaning: 'no distribution beyond the addressee without approval',
    excludes: ['EXDIS', 'SIPDIS'],
    closesDistribution: true,
    source: handbook,
  },
  {
    id: 'EXDIS',
    kind: 'distribution',
    meaning: 'exclusive distribution to those who need to know',
    excludes: ['NODIS', 'SIPDIS'],
    closesDistribution: true,
    source: handbook,
  },
  {
    id: 'STADIS',
    kind: 'distribution',
    meaning: 'distribution within the Department of State only',
    excludes: ['SIPDIS'],
    closesDistribution: true,
    source: handbook,
  },
  { id: 'LIMDIS', kind: 'distribution', meaning: 'limited distribution', source: handbook },
  {
    id: 'SENSITIVE',
    kind: 'handling',
    meaning: 'content is sensitive but unclassified',
    forms: ['SENSITIVE BUT UNCLASSIFIED', 'SBU'],
    protectsUnclassified: true,
    source: handbook,
  },
  { id: 'NOFORN', kind: 'handling', meaning: 'not releasable to foreign nationals', source: handbook },
  { id: 'ORCON', kind: 'handling', meaning: 'originator controlled', source: unverified },
  { id: 'PROPIN', kind: 'handling', meaning: 'proprietary information involved', source: unverified },
  {
    id: 'EFTO',
    kind: 'handling',
    meaning: 'encrypt for transmission only',
    forms: ['E F T O'],
    protectsUnclassified: true,
    source: handbook,
  },
  { id: 'NOCONTRACT', kind: 'handling', meaning: 'not for contractors or consultants', source: unverified },
  {
    id: 'SPECAT EXCLUSIVE',
    kind: 'handling',
    meaning: 'military counterpart of NODIS',
    forms: ['SPECAT'],
    source: state('5 FAH-2 H-251.1'),
  },
  {
    id: 'ROGER CHANNEL',
    kind: 'channel',
    meaning: 'channel of the intelligence bureau',
    forms: ['ROGER'],
    closesDistribution: true,
    source: handbook,
  },
  { id: 'DS CHANNEL', kind: 'channel', meaning: 'channel of diplomatic security', source: handbook },
  { id: 'DISSENT CHANNEL', kind: 'channel', meaning: 'channel for dissenting views', source: unverified },
  { id: 'MED CHANNEL', kind: 'channel', meaning: 'channel of the medical office', source: unverified },
  { id: 'EEO CHANNEL', kind: 'channel', meaning: 'channel for equal employment matters', source: unverified },
  { id: 'DIRGEN CHANNEL', kind: 'channel', meaning: 'channel of the director general', source: handbook },
  { id: 'AGREMENT', kind: 'channel', meaning: 'request for agreement to an ambassador', forms: ['AGREMENT CHANNEL'], source: handbook },
  { id: 'TERREP', kind: 'topic', meaning: 'reporting on terrorism', source: unverified },
  { id: 'AIDAC', kind: 'topic', meaning: 'for the development agency', source: unverified },
  { id: 'ALDAC', kind: 'topic', meaning: 'for all diplomatic and consular posts', source: unverified },
  { id: 'CODEL', kind: 'topic', meaning: 'about a delegation of Congress', source: unverified },
  { id: 'STAFFDEL', kind: 'topic', meaning: 'about a delegation of congressional staff', source: unverified },
  { id: 'VISAS VIPER', kind: 'topic', meaning: 'visa lookout programme', forms: ['VIPER'], source: unverified },
  { id: 'VISAS', kind: 'topic', meaning: 'about visas', source: unverified },
  { id: 'INFORM CONSULS', kind: 'topic', meaning: 'consular officers are to be informed', source: unverified },
  { id: 'NO FOREIGN DISSEM', kind: 'handling', meaning: 'not releasable to foreign nationals, in older cables', source: unverified },
  { id: 'CORRECTED COPY', kind: 'topic', meaning: 'replaces a copy sent before', source: unverified },
]

const byId = new Map(captionEntries.map((entry) => [entry.id, entry]))

/** The entry of a caption. */
export function findCaptionEntry(id: string): CaptionEntry | undefined {
  return byId.get(id)
}

type Form = readonly [words: string, id: string]

/** Every form with its id by its first letter, longest first, so that `ROGER CHANNEL` wins over `ROGER`. */
const formsByLetter = new Map<string, Form[]>()
for (const { id, forms = [] } of captionEntries) {
  for (const words of [id, ...forms]) {
    const alike = formsByLetter.get(words.charAt(0))
    if (alike) alike.push([words, id])
    else formsByLetter.set(words.charAt(0), [[words, id]])
  }
}
for (const alike of formsByLetter.values()) alike.sort((a, b) => b[0].length - a[0].length)

/** `C O R R E C T E D  C O P Y`, in every mixture of spaced and unspaced words; a remark may follow. */
const correctedCopy = /^C ?O ?R ?R ?E ?C ?T ?E ?D {1,4}(?:C ?O ?P ?Y|THROUGHOUT TEXT)(?![A-Z])/

/** Longer lines are no caption lines. */
const longestLine = 200

/**
 * The captions of a line that holds nothing else. Undefined for any other line: a passing line (`STATE FOR …`) is full of names.
 * A remark behind CORRECTED COPY belongs to that caption; so does nothing else. Captions that run into each other (`SIPDISNOFORN`) are read.
 */
export function parseCaptions(line: string): { id: string; span: Span }[] | undefined {
  if (line.length > longestLine) return undefined
  const text = line.toUpperCase().length === line.length ? line.toUpperCase() : line
  const found: { id: string; span: Span }[] = []
  let at = 0
  for (;;) {
    while (at < text.length && ' \t,;/\r'.includes(text[at] as string)) at++
    if (at >= text.length) break
    if (text[at] === 'C' && correctedCopy.test(text.slice(at))) {
      found.push({ id: namedCaptions.correctedCopy, span: { start: at, end: line.trimEnd().length } })
      break
    }
    const form = formsByLetter.get(text.charAt(at))?.find(([words]) => text.startsWith(words, at) && endsAt(text, at + words.length))
    if (!form) return undefined
    found.push({ id: form[1], span: { start: at, end: at + form[0].length } })
    at += form[0].length
  }
  return found.length > 0 ? found : undefined
}

/** A caption ends at something that is no letter, or where another caption is glued on. */
function endsAt(text: string, at: number): boolean {
  if (at >= text.length || !/[A-Z0-9]/.test(text[at] as string)) return true
  return /^(?:SIPDIS|NOFORN|SENSITIVE)(?![A-Z])/.test(text.slice(at, at + 10))
}
