import { createHash } from 'node:crypto'
import type { MarkedDocument, Portion, Segment } from '../../../grammar/document.ts'
import type { Decided } from '../../../src/release/decide.ts'

/** What a leaky writer has to hand: everything that the sound one has not. */
export interface Leak {
  readonly document: MarkedDocument
  readonly decided: Decided
  /** The release as the sound writer writes it. */
  readonly sound: string
}

/** A writer with a leak. Where the document gives it nothing to leak, it writes the sound release. */
export interface Mutant {
  readonly name: string
  readonly write: (leak: Leak) => string
}

function withheldPortions({ document, decided }: Leak): Portion[] {
  return decided.decisions.flatMap(({ action, segment }) => {
    const found = document.segments[segment]
    return action === 'withhold' && found?.kind === 'portion' && found.body.end > found.body.start ? [found] : []
  })
}

function textOf({ document }: Leak, { start, end }: { start: number; end: number }): string {
  return document.text.slice(start, end)
}

function segmentsOf({ document }: Leak, kind: Segment['kind']): string[] {
  return document.segments.filter((segment) => segment.kind === kind).map(({ span }) => document.text.slice(span.start, span.end).trim())
}

const secret = (leak: Leak): string | undefined => {
  const [portion] = withheldPortions(leak)
  return portion && textOf(leak, portion.body).replace(/\s+/g, ' ')
}

const secretWords = (leak: Leak): string[] =>
  withheldPortions(leak).flatMap((portion) => textOf(leak, portion.body).match(/[A-Za-z]+/g) ?? [])

/** Puts lines before the closing banner line. */
const footer = (leak: Leak, ...lines: readonly (string | undefined)[]): string => {
  const said = lines.filter((line) => line !== undefined && line !== '')
  if (said.length === 0) return leak.sound
  const at = leak.sound.lastIndexOf('\n\n')
  return `${leak.sound.slice(0, at)}\n\n${said.join('\n')}${leak.sound.slice(at)}`
}

const placeholderLine = /^(\d+\. )?\[(?:1 paragraph|portion)[^\n]*$/m
const placeholders = (text: string) => [...text.matchAll(/^(?:\d+\. )?\[(?:1 paragraph|subparagraph|portion)[^\n]*$/gm)]

/** Rewrites the nth placeholder of a paragraph with something of what it stands for. */
const atPlaceholder = (leak: Leak, change: (line: string, body: string) => string): string => {
  const numbered = withheldPortions(leak).find(({ number, bullet }) => number !== undefined && bullet === undefined)
  if (!numbered) return leak.sound
  const start = `${numbered.number?.value}. [`
  return leak.sound
    .split('\n')
    .map((line) => (line.startsWith(start) ? change(line, textOf(leak, numbered.body).replace(/\s+/g, ' ')) : line))
    .join('\n')
}

/** Says something in the first released portion. */
const inRelease = (leak: Leak, change: (text: string) => string): string =>
  leak.sound.replace(/(\((?:U|[CS]\/\/REL[^)]*)\) )([A-Z][^\n]*)/, (_, mark, text) => `${mark}${change(text)}`)

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const words = (text: string) => text.split(/\s+/).length

export const mutants: readonly Mutant[] = [
  // What is withheld, as it is
  { name: 'first word of a withheld portion', write: (leak) => atPlaceholder(leak, (line, body) => `${line} ${body.split(' ')[0]}`) },
  {
    name: 'first letter of a withheld portion',
    write: (leak) => atPlaceholder(leak, (line, body) => line.replace(']', ` ${body.charAt(0)}]`)),
  },
  { name: 'whole withheld portion behind its placeholder', write: (leak) => atPlaceholder(leak, (line, body) => `${line}\n${body}`) },
  {
    name: 'withheld portion released with its mark lowered',
    write: (leak) => atPlaceholder(leak, (line, body) => line.replace(/\[.*/, `(U) ${body}`)),
  },
  {
    name: 'withheld portion released with its own mark',
    write: (leak) => atPlaceholder(leak, (line, body) => line.replace(/\[.*/, `(S//NF) ${body}`)),
  },
  {
    name: 'withheld words in the released portion',
    write: (leak) => inRelease(leak, (text) => `${secret(leak)?.slice(0, 40) ?? ''} ${text}`.trim()),
  },
  { name: 'last withheld word at the end of the release', write: (leak) => footer(leak, secretWords(leak).at(-1)) },
  { name: 'withheld words backwards', write: (leak) => footer(leak, [...(secret(leak) ?? '')].reverse().join('')) },
  {
    name: 'withheld words letter by letter',
    write: (leak) => inRelease(leak, (text) => `${text} ${[...(secret(leak) ?? '')].slice(0, 60).join(' ')}`.trim()),
  },
  {
    name: 'withheld words with invisible characters in them',
    write: (leak) => inRelease(leak, (text) => `${text} ${[...(secret(leak) ?? '')].join('\u200b')}`.trim()),
  },
  {
    name: 'withheld words in full-width letters',
    write: (leak) =>
      inRelease(leak, (text) =>
        `${text} ${[...(secret(leak) ?? '')].map((one) => (/[a-z]/.test(one) ? String.fromCodePoint(one.charCodeAt(0) + 0xfee0) : one)).join('')}`.trim(),
      ),
  },
  {
    name: 'withheld words in capitals',
    write: (leak) => inRelease(leak, (text) => `${text} ${(secret(leak) ?? '').toUpperCase()}`.trim()),
  },
  { name: 'withheld words as a comment', write: (leak) => footer(leak, secret(leak) && `<!-- ${secret(leak)} -->`) },
  { name: 'withheld words encoded', write: (leak) => footer(leak, secret(leak) && Buffer.from(secret(leak) ?? '').toString('base64')) },
  { name: 'withheld words overstruck', write: (leak) => footer(leak, secret(leak)?.replace(/[a-z]/g, 'X\b$&')) },
  {
    name: 'a list of the names that are withheld',
    write: (leak) => footer(leak, [...new Set(secretWords(leak))].sort().slice(0, 5).join(', ')),
  },
  // Places that are not portions
  {
    name: 'subject kept',
    write: (leak) =>
      leak.sound.replace(
        /^SUBJECT: \[.*$/m,
        `SUBJECT: ${textOf(leak, leak.document.subject?.body ?? { start: 0, end: 0 }).replace(/\s+/g, ' ')}`,
      ),
  },
  {
    name: 'subject kept under a (U)',
    write: (leak) =>
      leak.sound.replace(
        /^SUBJECT: \[.*$/m,
        `SUBJECT: (U) ${textOf(leak, leak.document.subject?.body ?? { start: 0, end: 0 }).replace(/\s+/g, ' ')}`,
      ),
  },
  { name: 'headings kept', write: (leak) => footer(leak, ...segmentsOf(leak, 'heading').filter((text) => !text.startsWith('(U)'))) },
  {
    name: 'captions kept',
    write: (leak) => leak.sound.replace(/\n\nE\.O\./, `\n\n${segmentsOf(leak, 'captions').join('\n') || 'SIPDIS'}\n\nE.O.`),
  },
  {
    name: 'passing line kept',
    write: (leak) => leak.sound.replace(/\n\nE\.O\./, `\n\n${segmentsOf(leak, 'pass-line')[0] ?? 'DEPARTMENT FOR QX'}\n\nE.O.`),
  },
  { name: 'references kept', write: (leak) => footer(leak, ...segmentsOf(leak, 'references')) },
  { name: 'unmarked text kept', write: (leak) => footer(leak, ...segmentsOf(leak, 'unmarked')) },
  {
    name: 'authority block kept',
    write: (leak) => (/^UNCLASSIFIED\n/.test(leak.sound) ? footer(leak, ...segmentsOf(leak, 'authority')) : leak.sound),
  },
  {
    name: 'name of the classifier as reviewer',
    write: (leak) =>
      leak.sound.replace(
        /^(RELEASED IN .*)$/m,
        `$1\nREVIEW AUTHORITY: ${leak.document.authority?.classifiedBy ? textOf(leak, leak.document.authority.classifiedBy).replace(/\s+/g, ' ').slice(0, 60) : 'Someone'}`,
      ),
  },
  { name: 'website kept', write: (leak) => footer(leak, ...segmentsOf(leak, 'website')) },
  { name: 'old banner line at the top', write: (leak) => leak.sound.replace(/^[^\n]*/, 'SECRET//NOFORN') },
  { name: 'old banner line struck through', write: (leak) => `X SECRET X\n${leak.sound}` },
  { name: 'old security line', write: (leak) => leak.sound.replace(/^ZN[RY] .*$/m, 'ZNY TTTTT ZZH') },
  { name: 'old instruction on the E.O. line', write: (leak) => leak.sound.replace(/^(E\.O\. \d+: )N\/A$/m, '$1DECL: 01/01/2034') },
  { name: 'page header kept', write: (leak) => footer(leak, 'STRELSAU 00000042  001.2 OF 002') },
  { name: 'mark of a withheld portion', write: (leak) => atPlaceholder(leak, (line) => line.replace('[', '(S//NF) [')) },
  // Amounts, counts and order
  {
    name: 'exact number of lines',
    write: (leak) =>
      atPlaceholder(leak, (line, body) => line.replace(/\((?:[^()]* lines?[^()]*)\)/, `(${Math.ceil(body.length / 69) + 40} lines)`)),
  },
  {
    name: 'number of words in a placeholder',
    write: (leak) => atPlaceholder(leak, (line, body) => line.replace(']', `, ${words(body)} words]`)),
  },
  {
    name: 'black box as long as the text',
    write: (leak) => atPlaceholder(leak, (line, body) => `${line} ${'\u2588'.repeat(Math.min(200, body.length))}`),
  },
  {
    name: 'blanks as long as the text',
    write: (leak) => atPlaceholder(leak, (line, body) => line + ' '.repeat(Math.min(200, body.length))),
  },
  {
    name: 'empty lines as many as the text has',
    write: (leak) => atPlaceholder(leak, (line, body) => line + '\n'.repeat(Math.ceil(body.length / 69))),
  },
  { name: 'word count of the source', write: (leak) => footer(leak, `Words: ${words(leak.document.text)}`) },
  { name: 'hash of the source', write: (leak) => footer(leak, hash(leak.document.text)) },
  {
    name: 'hash of a withheld portion in its placeholder',
    write: (leak) => atPlaceholder(leak, (line, body) => line.replace(']', ` ${hash(body).slice(0, 8)}]`)),
  },
  {
    name: 'hash of the source as case number',
    write: (leak) => leak.sound.replace(/^(RELEASED IN .*)$/m, `$1\nCASE: ${hash(leak.document.text).slice(0, 8)}`),
  },
  {
    name: 'pseudonyms numbered in the order of the withheld names',
    write: (leak) =>
      atPlaceholder(leak, (line) =>
        line.replace(']', ` PERSON-${1 + [...new Set(secretWords(leak))].sort().indexOf(secretWords(leak)[0] ?? '')}]`),
      ),
  },
  { name: 'placeholders sorted by what they stand for', write: (leak) => sortPlaceholders(leak) },
  {
    name: 'larger amount class',
    write: (leak) =>
      atPlaceholder(leak, (line) =>
        line.includes('more than 15 lines')
          ? line.replace('more than 15 lines', '1 line or less')
          : line.replace(/\([^()]*lines?[^()]*\)/, '(more than 15 lines)'),
      ),
  },
  {
    name: 'another ground for one letter',
    write: (leak) =>
      atPlaceholder(leak, (line, body) =>
        line.replace(/ \[B[^\]]*\]$| pending review\]$/, body.length % 2 === 0 ? '] [B2]' : '] [B8]').replace(']]', ']'),
      ),
  },
  {
    name: 'placeholder left out',
    write: (leak) =>
      placeholders(leak.sound).some(([line]) => /^\d/.test(line))
        ? leak.sound.replace(/^\d+\. \[(?:1 paragraph|portion)[^\n]*\n\n/m, '')
        : leak.sound,
  },
  {
    name: 'placeholder written twice',
    write: (leak) => leak.sound.replace(placeholderLine, (line) => (/^\d/.test(line) ? `${line}\n\n${line}` : line)),
  },
  {
    name: 'paragraphs numbered anew',
    write: (leak) => leak.sound.replace(/^(\d+)\. (?=[[(])/gm, (_, number) => `${Number(number) + 1}. `),
  },
  // Where and when
  { name: 'time stamp', write: (leak) => footer(leak, '2024-05-03T14:15:00Z') },
  { name: 'path of the source', write: (leak) => footer(leak, '/home/tarrant/hentzau.cable') },
  { name: 'stray blank before a line end', write: (leak) => leak.sound.replace(/\.\n/, '. \n') },
  {
    name: 'soft hyphen in a released word',
    write: (leak) => inRelease(leak, (text) => text.replace(/([a-z]{3})([a-z]{3})/, '$1\u00ad$2')),
  },
  { name: 'two blanks for a one', write: (leak) => inRelease(leak, (text) => text.replace(' ', '  ')) },
  { name: 'another letter that looks the same', write: (leak) => inRelease(leak, (text) => text.replace(/a/, '\u0430')) },
  { name: 'released word left out', write: (leak) => inRelease(leak, (text) => text.replace(/ [a-z]+/, '')) },
  { name: 'carriage returns', write: (leak) => leak.sound.replace(/\n/g, '\r\n') },
  { name: 'no line end', write: (leak) => leak.sound.trimEnd() },
  { name: 'byte order mark', write: (leak) => `\ufeff${leak.sound}` },
  {
    name: 'error message with a withheld word',
    write: (leak) => footer(leak, secretWords(leak)[0] && `warning: cannot place "${secretWords(leak)[0]}"`),
  },
]

function sortPlaceholders(leak: Leak): string {
  const lines = placeholders(leak.sound).map(([line]) => line)
  if (lines.length < 2 || !/^\d/.test(lines[0] ?? '') || !/^\d/.test(lines[1] ?? '')) return leak.sound
  const [first = '', second = ''] = lines
  return leak.sound.replace(first, '\u0001').replace(second, first).replace('\u0001', second)
}
