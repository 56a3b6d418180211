import { describe, expect, it } from 'vitest'
import type { MarkedDocument } from '../grammar/document.ts'
import { parseDocument } from '../grammar/parse.ts'
import { checkDocument } from '../rules/check.ts'
import { rollUp } from '../rules/roll-up.ts'
import { hostile } from './hostile.ts'

/** True when the segments, put end to end, are the text. */
function isWhole({ text, segments }: MarkedDocument): boolean {
  let end = 0
  for (const { span } of segments) {
    if (span.start !== end) return false
    end = span.end
  }
  return end === text.length
}

describe('a text made to hurt', () => {
  it.each(Object.entries(hostile))('%s: is read whole, checked, and its report is bounded', (_, make) => {
    const document = parseDocument(make(150_000))
    expect(isWhole(document)).toBe(true)
    const counts = new Map<string, number>()
    for (const { rule } of checkDocument(document)) counts.set(rule, (counts.get(rule) ?? 0) + 1)
    expect(Math.max(0, ...counts.values())).toBeLessThanOrEqual(1000)
    const markings = document.portions.flatMap(({ marking }) => marking ?? [])
    expect(rollUp(markings, { profile: 'state' }).witnesses.length).toBeLessThanOrEqual(markings.length)
  })

  it.each([
    ['addressees', `O 030915Z MAY 08\nFM AMEMBASSY STRELSAU\nTO ${'RUEHC/SECSTATE WASHDC PRIORITY 0001\n'.repeat(200_000)}`],
    ['page headers', `S E C R E T STRELSAU 000042\n\n1. (S) Text.\n\n${'STRELSAU 00000042  001 OF 002\n\n'.repeat(200_000)}`],
    ['quotations', `S E C R E T STRELSAU 000042\n\n1. (S) ${'Begin text. Text.\n'.repeat(200_000)}`],
    ['marks', `S E C R E T STRELSAU 000042\n\n${'(S) Text.\n\n'.repeat(200_000)}`],
  ])('is read whole when it has 200,000 %s, more than a call takes arguments', (_, text) => {
    expect(isWhole(parseDocument(text))).toBe(true)
  })

  it('reads 100,000 portions, and says where it stopped: the rest is text that a release has no decision for', () => {
    const text = `S E C R E T STRELSAU 000042\n\n${'(S) Text.\n\n'.repeat(100_000)}`
    const [most, more] = [parseDocument(text), parseDocument(`${text}(U) Text.\n\n(U) Text.\n`)]
    expect([most.portions.length, most.limits]).toEqual([100_000, []])
    expect([more.portions.length, isWhole(more)]).toEqual([100_000, true])
    expect(more.limits).toEqual([
      { span: { start: text.length, end: text.length }, message: 'Portions beyond the 100,000th are not read.' },
    ])
    expect(more.segments.at(-1)).toEqual({ kind: 'unmarked', span: { start: text.length, end: more.text.length } })
  })

  it('says that a rule has more findings than it lists, and where it stopped', () => {
    const document = parseDocument(`SECRET\n${'(S//NFF) Text.\n\n'.repeat(1500)}`)
    const findings = checkDocument(document, { profile: 'isoo' })
    const limit = findings.find(({ rule, message }) => rule === 'limit-reached' && message.includes('1000 places'))
    expect(limit?.message).toMatch(/^Rule [a-z-]+ found more than 1000 places; from here on they are not listed\.$/)
    const rule = /^Rule ([a-z-]+)/.exec(limit?.message ?? '')?.[1]
    expect(findings.filter((finding) => finding.rule === rule && finding.span.start >= (limit?.span.start ?? 0))).toEqual([])
    expect(checkDocument(document, { rules: { 'limit-reached': 'off' } }).some((finding) => finding.rule === 'limit-reached')).toBe(false)
  })

  it('has a finding for a marking that is too long to be read, and for paragraphs that cannot be numbered', () => {
    const rulesOf = (text: string) => checkDocument(parseDocument(text)).map(({ rule }) => rule)
    expect(rulesOf(`SECRET//REL TO USA${', GBR'.repeat(10_000)}\n1. (S) Text.`)).not.toEqual([])
    expect(
      rulesOf(`S E C R E T STRELSAU 000042\n\n${Array.from({ length: 1001 }, (_, i) => `${i + 1}. (S) Text.`).join('\n\n')}`),
    ).toContain('limit-reached')
  })
})
