import type { Citation } from './entry.ts'

/** IC Markings System Register and Manual of 31 December 2016, as released in 2021. */
export function manual(section: string): Citation {
  return { source: 'IC Markings System Register and Manual (2016)', section }
}

/** CAPCO Register v1.2 of 12 May 2008. */
export function register2008(section = ''): Citation {
  return { source: 'CAPCO Register (2008)', section }
}

/** Rule of the ODNI ISM.XML Schematron of 2022-DEC: `ism('00033')`. */
export function ism(rule: string): Citation {
  return { source: 'ODNI ISM (2022-DEC)', section: `ISM-ID-${rule}` }
}

/** Controlled vocabulary of the same release. */
export function vocabularyOf(name: string): Citation {
  return { source: 'ODNI ISM (2022-DEC)', section: name }
}

/** DoDM 5200.01 Volume 2, known from a digest only. */
export function dodManual(section: string): Citation {
  return { source: 'DoDM 5200.01 Volume 2 (from a digest; unverified)', section }
}

export function isoo(section: string): Citation {
  return { source: '32 CFR 2001', section }
}

export function cuiRule(section: string): Citation {
  return { source: '32 CFR 2002', section }
}

export function cuiHandbook(page: string): Citation {
  return { source: 'CUI Marking Handbook', section: page }
}

export function energy(section: string): Citation {
  return { source: '10 CFR 1045', section }
}

/** Foreign Affairs Handbook and Manual, known from excerpts. */
export function state(section: string): Citation {
  return { source: 'FAH/FAM (excerpts)', section }
}

/** How DoD marks CUI, known from a training aid and a secondary page. */
export const cuiInDepartment: Citation = { source: 'DoDI 5200.48 (from excerpts; unverified)', section: '' }

/** General knowledge that no source at hand confirms. */
export const unverified: Citation = { source: 'unverified', section: '' }
