import { isMixedRecord, postAgrees } from '../facts.ts'
import { defineRule } from '../rule.ts'

const cable = (from: string, post: string) =>
  `DE RUEHST #0042 0020820\nZNR UUUUU ZZH\nP 020820Z JAN 07\nFM ${from}\nTO RUEHC/SECSTATE WASHDC PRIORITY 0042\n\nUNCLAS ${post} 000042\n\nE.O. 12958: N/A\n\n1. Text.`

export default defineRule({
  id: 'post-mismatch',
  title: 'FM line and banner line name different posts',
  severity: 'error',
  formats: ['cable'],
  citation: { source: 'Message format of ACP 127(G); agreement as measured', section: '' },
  why: 'The post of the banner line makes the message number unique; another post there sends every reference to the wrong message.',
  baseRate: '15 of 5,981 cables, none of them apart from mixed records, party series and garbles',

  check(document, report) {
    const from = document.header?.from
    const post = document.bannerLines[0]?.post
    if (!from || !post || postAgrees(document) !== false || isMixedRecord(document)) return
    report({
      at: post.span,
      message: 'The banner line names another post than the FM line; make them agree.',
      related: [{ at: from.span, message: 'The post of the FM line.' }],
    })
  },

  good: [
    cable('AMEMBASSY STRELSAU', 'STRELSAU'),
    cable('SECSTATE WASHDC', 'STATE'),
    cable('AMCONSUL PORT ALBA', 'PORT ALBA'),
    cable('RPO STRELSAU', 'RURITANIA RPO STRELSAU'),
  ],
  bad: [{ text: cable('AMEMBASSY STRELSAU', '«PORT ALBA»') }],
})
