import { isCode } from '../../grammar/marking/codes.ts'
import { bannerRollUp, bearersOf } from '../banner-roll-up.ts'
import { relatedTo } from '../facts.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'banner-foreign-disagrees',
  title: 'Banner line does not tell the foreign information of the portions',
  severity: 'error',
  formats: ['memo'],
  citation: { source: 'ODNI ISM (2022-DEC)', section: 'ISM-ID-00064, 00065' },
  why: 'Foreign information is protected by agreement with its owner: the banner line names the owners, and none of them once one is concealed.',

  check(document, report, context) {
    const found = bannerRollUp(document, context)
    const implied = found?.implied.value.controls.find(({ category }) => category === 'fgi')
    if (!found || !implied || found.banner.ownership !== 'us') return
    const written = found.banner.controls.find(({ category }) => category === 'fgi')
    const bearers = bearersOf(found, implied.id)
    const concealed = implied.codes.length === 0
    // A concealed portion that says the word is told by the rule for controls that the banner line lacks.
    if (!written && concealed && bearers.some(({ controls }) => controls.some(({ id }) => id === implied.id))) return
    const missing = implied.codes.some((code) => !written?.codes.includes(code))
    if (written && (concealed ? written.codes.length === 0 : written.codes.length === 0 || !missing)) return
    report({
      at: written?.span ?? found.banner.span,
      message: concealed
        ? `A portion conceals its owner, so the banner line has ${implied.id} without a list.`
        : `The banner line lacks ${[implied.id, ...implied.codes.filter(isCode)].join(' ')}, which portions have; add it.`,
      related: relatedTo(
        bearers.map(({ span }) => span),
        'This portion is of another government.',
      ),
    })
  },

  good: [
    'SECRET//FGI DEU//NOFORN\n1. (//DEU S//NF) Text.\n\n2. (S//NF) Text.',
    'SECRET//FGI//NOFORN\n1. (//FGI S//NF) Text.\n\n2. (//DEU S//NF) Text.',
    '//DEU SECRET\n1. (//DEU S) Text.',
  ],
  bad: [
    { text: '«SECRET//NOFORN»\n1. (//DEU S//NF) Text.\n\n2. (S//NF) Text.' },
    { text: 'SECRET//«FGI DEU»//NOFORN\n1. (S//FGI DEU GBR//NF) Text.' },
    { text: 'SECRET//«FGI DEU»//NOFORN\n1. (//DEU S//NF) Text.\n\n2. (//FGI S//NF) Text.' },
  ],
})
