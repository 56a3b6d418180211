import { firstLine } from '../facts.ts'
import { defineRule } from '../rule.ts'

const memo = (block: string) => `SECRET\n\n(S) Text.\n\nClassified By: R. Hentzau, Director\n${block}\nDeclassify On: 20320101\n\nSECRET`

export default defineRule({
  id: 'reason-and-derived-from',
  title: 'Authority block has both a reason and a source',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.22(d)' },
  why: 'A reason is for who classifies first; who carries a classification over names the source instead. Both together leave open whose decision it was.',

  check(document, report) {
    const block = document.authority
    if (!block?.derivedFrom || block.reasons.length === 0) return
    const source = firstLine(document, block.derivedFrom.span)
    report({
      at: block.reasonSpan ?? block.reasons[0]?.span ?? source,
      message: 'The authority block has both Reason and Derived From; keep the one that holds.',
      related: [{ at: source, message: 'The source.' }],
    })
  },

  good: [memo('Reason: 1.4(b)'), memo('Derived From: Multiple Sources')],
  bad: [{ text: memo('«Reason: 1.4(b)»\nDerived From: Multiple Sources') }],
})
