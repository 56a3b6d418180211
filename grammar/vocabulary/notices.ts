import type { Citation, Profile } from './entry.ts'
import { cuiRule, energy, ism, isoo, manual } from './sources.ts'

/** A control that calls for a notice; `part` narrows it to a compartment, a category or CNWDI, `any` to some part of it. */
export interface NoticeCause {
  readonly id: string
  readonly part?: string
  /** With this code in its list. */
  readonly code?: string
}

/**
 * A warning, notice or statement that goes with a marking. Editions word them differently, so each is known by key phrases:
 * words in this order, in any case, over line ends, whatever punctuation is between them.
 */
export interface Notice {
  readonly id: string
  /** As a message names it, without an article. */
  readonly title: string
  readonly phrases: readonly string[]
  /** Any of these calls for it. */
  readonly causes: readonly NoticeCause[]
  /** NATO ownership of a portion calls for it. */
  readonly nato?: true
  /** With one of these in the document, another notice takes its place. */
  readonly unless?: readonly NoticeCause[]
  /** Called for in unclassified documents only. */
  readonly unclassifiedOnly?: true
  /** Called for in some cases only, which the text does not tell. */
  readonly advised?: true
  /** It says that a marking is there even where the marking is implied by another of these controls. */
  readonly also?: readonly NoticeCause[]
  readonly profiles?: readonly Profile[]
  /** No source at hand has its words: that it is missing is suspicious, no more. */
  readonly unverified?: true
  readonly source: Citation
}

const notState: readonly Profile[] = ['ic', 'dod', 'isoo', 'cui']

export const notices: readonly Notice[] = [
  {
    id: 'RD',
    title: 'RD warning',
    phrases: ['contains restricted data', 'restricted data as defined in the atomic energy act'],
    causes: [{ id: 'RD' }],
    source: energy('1045.140(d)'),
  },
  {
    id: 'FRD',
    title: 'FRD warning',
    phrases: ['handle as restricted data in foreign dissemination'],
    causes: [{ id: 'FRD' }],
    unless: [{ id: 'RD' }],
    source: energy('1045.140(d)'),
  },
  {
    id: 'CNWDI',
    title: 'CNWDI statement',
    phrases: [
      'critical nuclear weapon design information dod directive 5210',
      'critical nuclear weapon design information dod instruction 5210',
      'critical nuclear weapon design information dodd 5210',
      'critical nuclear weapon design information dodi 5210',
    ],
    causes: [{ id: 'CNWDI' }, { id: 'RD', part: 'CNWDI' }, { id: 'FRD', part: 'CNWDI' }],
    source: ism('00244'),
  },
  {
    id: 'SAT',
    title: 'RSEN warning',
    phrases: [
      'sensitive analytical techniques sensitive tk imagery information',
      'sensitive analytic techniques sensitive tk imagery information',
    ],
    causes: [{ id: 'RSEN' }],
    source: ism('00384'),
  },
  {
    id: 'IMCON',
    title: 'IMCON warning',
    phrases: [
      'sensitive analytical techniques imcon information',
      'sensitive analytic techniques imcon information',
      'and imcon information further reuse',
      'imcon information is not permitted on the secret network',
    ],
    causes: [{ id: 'IMCON' }],
    source: ism('00129'),
  },
  {
    id: 'FISA',
    title: 'FISA warning',
    phrases: [
      'criminal proceeding only with the advance authorization of the attorney general',
      'criminal proceeding only with advance authorization of the attorney general',
    ],
    causes: [{ id: 'FISA' }, { id: 'CUI', part: 'SP-FISA' }],
    also: [{ id: 'RAWFISA' }],
    source: ism('00130'),
  },
  {
    id: 'RAWFISA',
    title: 'RAWFISA warning',
    phrases: ['contains raw fisa', 'contains rawfisa', 'raw fisa acquired information', 'contains unminimized fisa'],
    causes: [{ id: 'RAWFISA' }],
    unverified: true,
    source: ism('00391'),
  },
  {
    id: 'GEOCAP',
    title: 'GEOCAP warning',
    phrases: ['geocap warning', 'contains geocap', 'geocap information', 'geocap material'],
    causes: [{ id: 'TK', part: 'any' }],
    unverified: true,
    source: ism('00386'),
  },
  {
    id: 'LIMDIS',
    title: 'LIMDIS caveat',
    phrases: ['limited distribution notice', 'limdis caveat', 'unclassified limited distribution distribution authorized'],
    causes: [{ id: 'LIMDIS' }],
    unclassifiedOnly: true,
    profiles: notState,
    unverified: true,
    source: ism('00134'),
  },
  {
    id: 'LES NOFORN',
    title: 'LES NOFORN warning',
    phrases: ['law enforcement sensitive noforn the information marked', 'les nf in this document is the property of'],
    causes: [{ id: 'LES NOFORN' }],
    source: ism('00152'),
  },
  {
    id: 'LES',
    title: 'LES warning',
    phrases: [
      'law enforcement sensitive the information marked',
      'les in this document is the property of',
      'bearing the les caveat',
      'information bearing the les marking',
    ],
    causes: [{ id: 'LES' }, { id: 'CUI', part: 'LEI' }],
    unless: [{ id: 'LES NOFORN' }],
    also: [{ id: 'LES NOFORN' }],
    source: ism('00150'),
  },
  {
    id: 'SSI',
    title: 'SSI warning',
    phrases: ['contains sensitive security information that is controlled under 49'],
    causes: [{ id: 'SSI' }, { id: 'CUI', part: 'SP-SSI' }],
    source: ism('00356'),
  },
  {
    id: 'DSEN',
    title: 'DEA SENSITIVE notice',
    phrases: ['property of the dea', 'property of the drug enforcement administration'],
    causes: [{ id: 'DSEN' }],
    advised: true,
    source: manual('H.8'),
  },
  {
    id: 'DISPLAY ONLY',
    title: 'DISPLAY ONLY warning',
    phrases: ['derivative use of this display only', 'display only marked information into other products'],
    causes: [{ id: 'DISPLAY ONLY' }],
    advised: true,
    source: manual('H.8'),
  },
  {
    id: 'NATO',
    title: 'NATO notice',
    phrases: ['this document contains nato', 'this message contains nato', 'this product contains nato'],
    causes: [{ id: 'FGI', code: 'NATO' }],
    nato: true,
    advised: true,
    profiles: notState,
    source: manual('H.7'),
  },
  {
    id: 'COMSEC',
    title: 'COMSEC notice',
    phrases: ['comsec material access by contractor', 'comsec notice'],
    causes: [],
    source: ism('00251'),
  },
]

/** A statement about the document as a whole, which no control calls for. */
export interface Statement {
  readonly id:
    | 'compilation'
    | 'transmittal'
    | 'portions-waived'
    | 'not-a-source'
    | 'blanket'
    | 'export-control'
    | 'no-channels'
    | 'dissemination-list'
  readonly phrases: readonly string[]
  readonly source: Citation
}

export const statements: readonly Statement[] = [
  {
    id: 'compilation',
    phrases: [
      'classified by compilation',
      'classification by compilation',
      'compilation of unclassified',
      'compilation of the unclassified',
      'compilation of individually unclassified',
      'compilation of this information is classified',
      'compilation of the information is classified',
      'compilation of information in this document is classified',
      'when compiled is classified',
      'when compiled are classified',
      'aggregation of unclassified',
      'classified due to compilation',
      'classified because of compilation',
      'due to compilation this document',
    ],
    source: isoo('2001.24(g)'),
  },
  {
    id: 'transmittal',
    phrases: [
      'unclassified when classified enclosure removed',
      'unclassified when classified enclosure is removed',
      'unclassified when classified enclosures removed',
      'unclassified when classified enclosures are removed',
      'unclassified when enclosure removed',
      'unclassified when enclosure is removed',
      'unclassified when classified attachment removed',
      'unclassified when classified attachment is removed',
      'unclassified when classified attachments are removed',
      'unclassified when attachment removed',
      'unclassified when attachment is removed',
      'unclassified when attachments are removed',
      'unclassified when separated from',
      'unclassified upon removal of',
      'upon removal of attachment',
      'upon removal of attachments',
      'upon removal of enclosure',
      'upon removal of enclosures',
      'when classified enclosure is removed this document',
    ],
    source: isoo('2001.24(b)'),
  },
  {
    id: 'portions-waived',
    phrases: [
      'portion marking waiver',
      'portion markings waived',
      'portion marking waived',
      'portion markings have been waived',
      'portion marking has been waived',
      'waiver of portion marking',
      'waiver of portion markings',
      'waived from portion marking',
      'exempt from portion marking',
    ],
    source: isoo('2001.24(k)'),
  },
  {
    id: 'not-a-source',
    phrases: [
      'source for derivative classification',
      'source of derivative classification',
      'basis for derivative classification',
      'used as a derivative source',
      'used as a derivative classification source',
    ],
    source: isoo('2001.24(k)(4)'),
  },
  {
    id: 'blanket',
    phrases: [
      'all portions are u unless',
      'all portions are unclassified unless',
      'all portions of this document are u unless',
      'all portions of this document are unclassified unless',
      'all portions u unless',
      'all portions unclassified unless',
      'all paragraphs are u unless',
      'all paragraphs are unclassified unless',
      'all paragraphs unclassified unless',
      'unmarked portions are u',
      'unmarked portions are unclassified',
      'unmarked paragraphs are unclassified',
      'unless otherwise marked all portions',
      'unless otherwise marked all paragraphs',
      'portions are unclassified unless otherwise',
      'portions are u unless otherwise',
    ],
    source: manual('C.1'),
  },
  {
    id: 'export-control',
    phrases: [
      'technical data whose export is restricted',
      'export is restricted by the arms export control act',
      'restricted by the arms export control act',
      'subject to the international traffic in arms regulations',
      'subject to the export administration regulations',
      'export controlled information warning',
    ],
    source: ism('00460'),
  },
  { id: 'no-channels', phrases: ['handle via channels only'], source: ism('00512') },
  {
    id: 'dissemination-list',
    phrases: ['dissemination list', 'distribution list', 'authorized recipients'],
    source: cuiRule('2002.16(b)'),
  },
]

/** A distribution statement of the Department of Defense begins so; its letter follows. */
export const distributionLead = 'distribution statement'

/** What each letter has to tell besides who may have the document. Source: ODNI ISM 00157, 00237, 00238. */
export const distributionStatements: Readonly<Record<string, { readonly reason: boolean; readonly determined: boolean }>> = {
  A: { reason: false, determined: false },
  B: { reason: true, determined: true },
  C: { reason: true, determined: true },
  D: { reason: true, determined: true },
  E: { reason: true, determined: true },
  F: { reason: false, determined: true },
}

/** Words by which the reason of a distribution statement is known. */
export const distributionReasons: readonly string[] = [
  'administrative or operational use',
  'contractor performance evaluation',
  'controlled technical information',
  'critical technology',
  'defense services',
  'direct military support',
  'export control',
  'export controlled',
  'foreign government information',
  'international agreements',
  'operations security',
  'patents and inventions',
  'premature dissemination',
  'proprietary information',
  'small business innovation research',
  'software documentation',
  'specific authority',
  'test and evaluation',
  'vulnerability information',
]
