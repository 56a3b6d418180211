import type { MarkedDocument } from '../../grammar/document.ts'
import { isMixedRecord } from '../facts.ts'
import { defineRule } from '../rule.ts'

const cable = (called: string, serial: string, section: string) =>
  `${called}\n\nDE RUEHST ${serial} 0810820\nZNR UUUUU ZZH\nP 220820Z MAR 07\nFM AMEMBASSY STRELSAU\n\nUNCLAS ${section}STRELSAU 000042\n\nE.O. 12958: N/A\n\n1. Text.`

/** The station that collects copies for the web. */
const collector = 'RUEHWEB'

export default defineRule({
  id: 'section-mismatch',
  title: 'DE line and banner line disagree about the section',
  severity: 'warning',
  formats: ['cable'],
  citation: { source: 'ACP 127(G)', section: '§208' },
  why: 'A long message travels in sections; when the two lines disagree, a section is missing or was taken for another.',
  baseRate: '2 of 2,625 cables with SECTION; the converse is normal in copies for the web, whose sections were joined',

  check(document, report) {
    const originator = document.header?.originator
    const banner = document.bannerLines[0]
    if (!originator || !banner || isMixedRecord(document)) return
    const inHeader = originator.section
    const inBanner = banner.section
    if (inBanner && !inHeader) {
      report({
        at: inBanner.span,
        message: `The banner line says section ${inBanner.value.number} but the serial of the DE line has no section; check the header.`,
        related: [{ at: originator.serial.span, message: 'The serial.' }],
      })
    } else if (inBanner && inHeader && inBanner.value.number !== inHeader.value) {
      report({
        at: inBanner.span,
        message: `The banner line says section ${inBanner.value.number} but the DE line ${inHeader.value}; check which section this is.`,
        related: [{ at: inHeader.span, message: `Section ${inHeader.value}.` }],
      })
    } else if (inHeader && !inBanner && !isWebCopy(document)) {
      report({
        at: inHeader.span,
        message: `The DE line says section ${inHeader.value} but the banner line has no SECTION; check that the message is whole.`,
        related: [{ at: banner.marking.span, message: 'The banner line.' }],
      })
    }
  },

  good: [
    cable('PP RUEHAA RUEHBB', '#0042/01', 'SECTION 01 OF 02 '),
    cable('PP RUEHAA RUEHBB', '#0042', ''),
    cable('PP RUEHWEB', '#0042/01', ''),
  ],
  bad: [
    { text: cable('PP RUEHAA RUEHBB', '#0042', '«SECTION 01 OF 02» ') },
    { text: cable('PP RUEHAA RUEHBB', '#0042/02', '«SECTION 01 OF 02» ') },
    { text: cable('PP RUEHAA RUEHBB', '#0042/«01»', '') },
  ],
})

/** A copy that went to a single station, the web collector: its sections were joined. */
function isWebCopy({ header }: MarkedDocument): boolean {
  const called = header?.called?.indicators ?? []
  return header?.channel?.value === 'XYZ' || called.every(({ value }) => value === collector)
}
