import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'limit-reached',
  title: 'Part of the document was not read',
  severity: 'warning',
  citation: { source: 'Bounds of this program', section: '' },
  why: 'A stretch beyond a bound was not looked at, or not wholly; that nothing was found in it says nothing.',

  check(document, report) {
    for (const { span, message } of document.limits) report({ at: span, message })
  },

  good: ['SECRET\n1. (S) Text.'],
  bad: [{ text: 'SECRET\n1. (S) Text.\n\n«999.» (S) Text.' }],
})
