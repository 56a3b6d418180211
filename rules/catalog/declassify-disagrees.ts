import { formatDate } from '../../grammar/text/date.ts'
import { disagreeingInstructions } from '../declassification.ts'
import { isClassified } from '../facts.ts'
import { defineRule } from '../rule.ts'

const cable = (order: string, block: string) =>
  `C O N F I D E N T I A L STRELSAU 000042\n\nE.O. 12958: DECL: ${order}\nTAGS: PREL\nSUBJECT: TEXT\n\nClassified By: R. Hentzau, DCM\nReason: 1.4(b)\nDeclassify On: ${block}\n\n1. (C) Text.`

export default defineRule({
  id: 'declassify-disagrees',
  title: 'E.O. line and authority block give different days',
  severity: 'error',
  citation: { source: '32 CFR 2001', section: '2001.21(a)(4), 2001.22(e)' },
  why: 'A document has one declassification instruction; with two, whoever holds it picks.',

  check(document, report) {
    const both = disagreeingInstructions(document)
    if (!both || isClassified(document) === false) return
    const [order, block] = both
    if (!order.until || !block.until) return
    report({
      at: block.at,
      message: `The authority block says ${formatDate(block.until)} but the E.O. line ${formatDate(order.until)}; make them agree.`,
      related: [{ at: order.at, message: `The E.O. line: ${formatDate(order.until)}.` }],
    })
  },

  good: [cable('01/02/2017', '01/02/2017'), cable('01/02/2017', '20170102')],
  bad: [{ text: cable('01/02/2017', '«20180102»') }],
})
