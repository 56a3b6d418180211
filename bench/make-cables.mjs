// Invented cables for the benchmark: seeded, so that the same arguments give the same bytes. All posts, names and words are made up.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A small generator of numbers from 0 to 1 (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const posts = ['STRELSAU', 'PORT ALBA', 'ZENDA', 'STREELITZ', 'MARAVAL']
const names = ['RASSENDYLL', 'TARLENHEIM', 'SAPT', 'DETCHARD', 'HENTZAU']
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const tags = ['PREL', 'PGOV', 'MARR', 'ECON', 'PHUM', 'ETRD']
const words =
  'the minister said that his office had seen no change in the harvest talks and would meet again after the vote on water rights in the valley while post expects further visits from both sides before the summer recess'.split(
    ' ',
  )

/** One cable of about `size` characters; `fault` leaves out its authority block. */
export function makeCable(index, size, random, fault = false) {
  const pick = (list) => list[Math.floor(random() * list.length)]
  const two = (number) => String(number).padStart(2, '0')
  const level = pick(['C', 'C', 'S', 'U'])
  const spaced = { C: 'C O N F I D E N T I A L', S: 'S E C R E T', U: 'UNCLAS' }[level]
  const post = pick(posts)
  const serial = String(index % 10000).padStart(4, '0')
  const day = 1 + Math.floor(random() * 28)
  const month = Math.floor(random() * 12)
  const year = 2004 + Math.floor(random() * 6)
  const date = new Date(Date.UTC(year, month, day))
  const julian = String(Math.round((date - Date.UTC(year, 0, 1)) / 86_400_000) + 1).padStart(3, '0')
  const hour = `${two(Math.floor(random() * 24))}${two(Math.floor(random() * 60))}`
  const security = level === 'U' ? 'ZNR UUUUU ZZH' : `ZNY ${level.repeat(5)} ZZH`
  const head = [
    `VZCZCXYZ${serial}`,
    'PP RUEHWEB',
    '',
    `DE RUEHSR #${serial} ${julian}${hour}`,
    security,
    `P ${two(day)}${hour}Z ${months[month]} ${two(year % 100)}`,
    `FM AMEMBASSY ${post}`,
    `TO RUEHC/SECSTATE WASHDC PRIORITY ${serial}`,
    'INFO RUEHBZ/AMEMBASSY ZENDA 0001',
    'BT',
    `${spaced} ${post} 00${serial}`,
    '',
    'SIPDIS',
    '',
    level === 'U' ? 'E.O. 12958: N/A' : `E.O. 12958: DECL: ${two(month + 1)}/${two(day)}/${year + 10}`,
    `TAGS: ${pick(tags)}, ${pick(tags)}`,
    `SUBJECT: TEXT OF ${serial}`,
    '',
  ]
  if (level !== 'U' && !fault) head.push(`Classified By: DCM ${pick(names)}, Reasons 1.4 (b) and (d).`, '')
  let text = head.join('\n')
  for (let number = 1; text.length < size; number++) {
    const mark = level === 'U' ? 'U' : number === 1 ? level : pick([level, level, 'U'])
    const prose = Array.from({ length: 60 + Math.floor(random() * 60) }, () => pick(words)).join(' ')
    text += `\n${number}. (${mark}) ${prose.charAt(0).toUpperCase()}${prose.slice(1)}.\n`
  }
  return `${text}\n${pick(names)}\n`
}

/** The same with its paragraphs wrapped as cables are, at 69 columns. */
export function wrapped(text) {
  return text.replace(/[^\n]{70,}/g, (line) => line.replace(/(.{1,69})(?: |$)/g, '$1\n').trimEnd())
}

/** Sizes are spread around the mean. */
export function* cables(count, mean, seed, faults) {
  const random = seeded(seed)
  for (let index = 0; index < count; index++) {
    const size = mean * (0.4 + 1.2 * random())
    yield { id: String(index).padStart(6, '0'), text: makeCable(index, size, random, random() < faults) }
  }
}

/** Writes them as files, a thousand in a folder; returns their bytes. */
export function writeCables(folder, count, mean, seed, faults) {
  let bytes = 0
  for (const { id, text } of cables(count, mean, seed, faults)) {
    const group = join(folder, id.slice(0, 3))
    if (id.endsWith('000')) mkdirSync(group, { recursive: true })
    writeFileSync(join(group, `${id}.txt`), text)
    bytes += text.length
  }
  return bytes
}
