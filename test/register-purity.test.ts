import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { formsOf } from '../grammar/marking/tokens.ts'
import { energyLevels, sigma } from '../grammar/vocabulary/aea.ts'
import { captionEntries } from '../grammar/vocabulary/captions.ts'
import { fusedNatoLevels, levelEntries, natoActivities, natoLevels } from '../grammar/vocabulary/levels.ts'
import { namedCodes } from '../grammar/vocabulary/named.ts'
import { organisations } from '../grammar/vocabulary/organisations.ts'
import { entries } from '../grammar/vocabulary/register.ts'
import { compartments } from '../grammar/vocabulary/sci.ts'
import { logicLiterals } from './logic-literals.ts'

const root = new URL('../', import.meta.url)

/**
 * Every id and form of the register: controls, compartments written out, levels, captions, organisations, the United States. The ids of
 * levels (`U`, `TS`) are no words of a marking but the type `Level`, which the compiler holds to its five values; codes of countries are
 * as short as other words (`MAR`), and no rule is about one country.
 */
const vocabulary: ReadonlySet<string> = new Set([
  ...entries.flatMap((entry) => [entry.id, entry.title, ...formsOf(entry)]),
  ...compartments.flatMap(({ title, long }) => [title, long].filter((word) => word !== undefined)),
  ...levelEntries.flatMap((entry) => [entry.title, entry.cable, ...entry.tolerated]),
  ...natoLevels.flatMap((entry) => [entry.title, entry.portion]),
  ...fusedNatoLevels.map((entry) => entry.form),
  ...energyLevels.map((entry) => entry.form),
  ...captionEntries.flatMap((entry) => [entry.id, ...(entry.forms ?? [])]),
  sigma.banner,
  sigma.portion,
  ...Object.values(namedCodes),
  ...organisations.map(({ code }) => code),
  ...natoActivities.map(({ activity }) => activity),
])

/** Controls and levels within a whole marking; rules have no use for one. */
function namesInMarking({ kind, text }: { readonly kind: string; readonly text: string }): readonly string[] {
  if (kind !== 'string' || !text.includes('//')) return []
  return text.split(/[/,()]/).filter((word) => vocabulary.has(word.trim()))
}

/** Words of two letters are parts of other words and codes in a pattern; whole, they are controls. */
function namesIn({ kind, text }: { readonly kind: string; readonly text: string }): readonly string[] {
  if (kind === 'string') return vocabulary.has(text) ? [text] : []
  return (text.match(/[A-Z][A-Z-]{2,}/g) ?? []).filter((word) => vocabulary.has(word))
}

const sources = ['rules', 'src']
  .flatMap((folder) => readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith('.ts'))

describe('the register is the only place that names a control', () => {
  test.each(sources)('%s', (path) => {
    const named = logicLiterals(readFileSync(new URL(path, root), 'utf8')).flatMap((literal) =>
      [...namesIn(literal), ...(path.startsWith('rules/') ? namesInMarking(literal) : [])].map((word) => `line ${literal.line}: ${word}`),
    )
    expect(named.join('; ')).toBe('')
  })
})

describe('what is logic', () => {
  test.each([
    ["if (id === 'NOFORN') return", ['NOFORN']],
    ['const found = /^(?:SIPDIS|NOFORN)/.exec(text)', ['SIPDIS', 'NOFORN']],
    ["const word = isHigh ? 'SECRET' : 'UNCLAS'", ['SECRET', 'UNCLAS']],
    ["const table = { 'REL TO': 1 }", ['REL TO']],
    [`const text = \`of \${find('ORCON')} here\``, ['ORCON']],
    ["rule({ good: ['SECRET', { text: 'SBU' }], bad: [] }), find('EXDIS')", ['EXDIS']],
    ["report({ at, message: 'FOUO' }); find('NODIS')", ['NODIS']],
    ["report({ at, message: isLow ? 'FOUO' : 'SBU' })", []],
    ["// 'NOFORN'\n/* 'NOFORN' */ const half = a / b / c", []],
    ['const text = `NOFORN`', []],
  ])('%s', (source, names) => {
    expect(logicLiterals(source).flatMap(namesIn)).toEqual(names)
  })
})
