/**
 * Controls that reasoning treats one by one, by what it calls them. Each is an id of the register; no other file spells one out.
 * What a control requires, excludes or how it rolls up is data of its entry, and needs no name here.
 */
export const named = {
  noforn: 'NOFORN',
  relTo: 'REL TO',
  eyesOnly: 'EYES ONLY',
  displayOnly: 'DISPLAY ONLY',
  relido: 'RELIDO',
  orcon: 'ORCON',
  orconUsgov: 'ORCON-USGOV',
  fouo: 'FOUO',
  sbu: 'SBU',
  sbuNoforn: 'SBU NOFORN',
  les: 'LES',
  lesNoforn: 'LES NOFORN',
  exdis: 'EXDIS',
  nodis: 'NODIS',
  fgi: 'FGI',
  sap: 'SAR',
  rd: 'RD',
  frd: 'FRD',
  tfni: 'TFNI',
  cnwdi: 'CNWDI',
  cui: 'CUI',
  manualReview: 'MR',
} as const

/** Codes that reasoning treats one by one. */
export const namedCodes = {
  home: 'USA',
  nato: 'NATO',
} as const

/** The audience that is everyone, as a marking. */
export const publicAudience = 'UNCLASSIFIED'

/** Captions that reasoning treats one by one; ids of `captionEntries`. */
export const namedCaptions = {
  noforn: 'NOFORN',
  sensitive: 'SENSITIVE',
  correctedCopy: 'CORRECTED COPY',
} as const
