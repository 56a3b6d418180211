/** Texts made to hurt: each kind repeats what some reader has to look at again and again. */
const until = (bytes: number, unit: (index: number) => string, head = ''): string => {
  const parts = [head]
  for (let length = head.length, index = 0; length < bytes; index++) {
    const part = unit(index)
    parts.push(part)
    length += part.length
  }
  return parts.join('')
}

const banner = 'S E C R E T STRELSAU 000042\n\nSIPDIS\n\n'
const lead = `${banner}Classified By: DCM, reason: 1.4 `
const letters = (index: number, from: string): string => from.charAt(index % from.length)

/** Kinds of hostile text by name; each makes one of about this many bytes. */
export const hostile: Readonly<Record<string, (bytes: number) => string>> = {
  'nested parentheses': (bytes) => `${banner}1. ${'('.repeat(bytes / 2)}S${')'.repeat(bytes / 2)} Text.`,
  'open parentheses': (bytes) => `${banner}1. (S) ${'('.repeat(bytes)}`,
  'one line': (bytes) => until(bytes, () => 'Text and more of it ', `${banner}1. (S) `),
  'many marks': (bytes) => until(bytes, (i) => `${i + 1}. (S) T.\n\n`, banner),
  'marks on one line': (bytes) => until(bytes, (i) => `Text. ${(i % 900) + 1}. (S) `, banner),
  'distinct marks': (bytes) => until(bytes, (i) => `(S//SI-${i.toString(36).toUpperCase()}) Text.\n\n`, banner),
  'broken marks': (bytes) => until(bytes, (i) => `${(i % 99) + 1}. (${letters(i, 'SXC')}//NFF/ Text.\n`, banner),
  'codes of a release list': (bytes) =>
    until(bytes, (i) => `, ${letters(i, 'ABCDEFGH')}${letters(i >> 3, 'ABCDEFGH')}A`, `${banner}1. (S//REL TO USA`),
  slashes: (bytes) => `${banner}1. (S${'/'.repeat(bytes)}NF) Text.`,
  'letters set apart': (bytes) => until(bytes, (i) => `${letters(i, 'SECRT')} `),
  blanks: (bytes) => `${banner}1. (S)${' '.repeat(bytes)}Text.`,
  'empty lines': (bytes) => `${banner}1. (S) Text${'\n'.repeat(bytes)}end.`,
  'blanks at line ends': (bytes) => until(bytes, () => `Text ${' '.repeat(200)}\n`, `${banner}1. (S) `),
  'an authority block without end': (bytes) => until(bytes, () => 'Classified By: DCM, Reason:\n', banner),
  'reason letters': (bytes) => until(bytes, (i) => `(${letters(i, 'abcdefgh')}) and `, lead),
  digits: (bytes) => `${banner}${'1'.repeat(bytes)}. (S) Text.`,
  'carriage returns': (bytes) => until(bytes, (i) => `${i + 1}. (S) Text.\r\r`, banner.replaceAll('\n', '\r')),
  CRLF: (bytes) => until(bytes, (i) => `${i + 1}. (C) Text.\r\n\r\n`, banner.replaceAll('\n', '\r\n')),
  'zero characters': (bytes) => `${banner}1. (S) ${'\0'.repeat(bytes)}`,
  'look-alikes': (bytes) => until(bytes, () => '(\u0421//\u039d\u0424) \u0422\u0435xt.\n\n', banner),
  'banner lines': (bytes) => until(bytes, () => banner),
  tags: (bytes) => until(bytes, () => 'PREL, ', `${banner}E.O. 12958: DECL: 01/01/2030\nTAGS: `),
  references: (bytes) => until(bytes, (i) => ` ${letters(i, 'ABCDEFGH')}. 07 STRELSAU ${i}`, `${banner}TAGS: PREL\nSUBJECT: TEXT\nREF:`),
  addressees: (bytes) => until(bytes, () => 'RUEHC/SECSTATE WASHDC PRIORITY 0001\n', 'O 220820Z MAR 07\nFM AMEMBASSY STRELSAU\nTO '),
  'quotations that do not end': (bytes) => until(bytes, () => 'Begin text. Text.\n', `${banner}1. (S) `),
  'lead after lead': (bytes) => until(bytes, () => 'Classified by Classified By ', `${banner}1. (S) `),
  'Markdown links': (bytes) => until(bytes, () => '[[PREL](#) ', `${banner}TAGS: `),
  bullets: (bytes) => until(bytes, (i) => `${letters(i, 'abc')}. (S) -- (S) - Text.\n`, `${banner}1. (S) Text.\n`),
}
