import { isSamePost } from '../facts.ts'
import { defineRule } from '../rule.ts'

const smart = (record: string) =>
  `UNCLASSIFIED\n\nMRN:            ${record}\nDate/DTG:       May 09, 2012 / 091041Z MAY 12\nFrom:           AMEMBASSY STRELSAU\nE.O.:           13526\nTAGS:           PREL\nSubject:        Text\n\n1. (U) Text.\n\nUNCLASSIFIED`

export default defineRule({
  id: 'record-number-post-mismatch',
  title: 'Record number and From line name different posts',
  severity: 'error',
  formats: ['smart'],
  citation: { source: 'Message record numbers; agreement as measured', section: '' },
  why: 'The post of the record number makes it unique; another post there sends every reference to the wrong message.',

  check(document, report) {
    const record = document.header?.recordNumber
    const from = document.header?.from
    if (!record || !from || isSamePost(from.value, record.value.post) !== false) return
    report({
      at: record.span,
      message: 'The record number names another post than the From line; make them agree.',
      related: [{ at: from.span, message: 'The post of the From line.' }],
    })
  },

  good: [smart('12 STRELSAU 318')],
  bad: [{ text: smart('«12 PORT ALBA 318»') }],
})
