import { isClear } from '../../grammar/marking/marking.ts'
import { neededCategories } from '../../grammar/vocabulary/cui-document.ts'
import { allMarkings } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cui-category-missing',
  title: 'Control without the CUI category that it needs',
  severity: 'error',
  profiles: ['ic', 'dod', 'isoo', 'cui'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00507' },
  why: 'The control is lawful for one category of information only, and the category is what a reader can look up.',

  check(document, report) {
    for (const { controls } of allMarkings(document).filter(isClear)) {
      for (const control of controls) {
        const needed = neededCategories.find(({ ids }) => ids.includes(control.id))
        if (!needed || controls.some(({ parts }) => parts.some(({ id }) => id === needed.category))) continue
        report({ at: control.span, message: `${control.id} needs the category ${needed.category}; add it.`, citation: needed.source })
      }
    }
  },

  good: ['CUI//PRIVILEGE//ATTORNEY-CLIENT\n\n(CUI//PRIVILEGE//AC) Text.'],
  bad: [{ text: 'CUI//PRVCY//«ATTORNEY-CLIENT»\n\n(U) Text.' }],
})
