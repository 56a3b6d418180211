import type { Entry } from './entry.ts'
import { cuiHandbook, cuiRule } from './sources.ts'

export const cui: readonly Entry[] = [
  {
    id: 'CUI',
    category: 'cui',
    title: 'CONTROLLED UNCLASSIFIED INFORMATION',
    banner: ['CUI', 'CONTROLLED'],
    portion: ['CUI'],
    takes: 'categories',
    levels: ['U', 'R', 'C', 'S', 'TS'],
    standsFor: 'U',
    standsAlone: true,
    excludes: [{ ids: ['FOUO', 'SBU', 'SBU NOFORN', 'LES', 'LES NOFORN', 'LOU'], source: cuiHandbook('') }],
    rollUp: 'union',
    since: '2016-11-14',
    source: cuiRule('2002.20'),
  },
]

const words = (text: string): readonly string[] => text.split(' ')

/** Categories that are CUI Specified, written with `SP-` before them. Snapshot of June 2023; the registry changes often. */
export const cuiSpecified: readonly string[] = words(
  'ADPO AIV ARCHR BUDG CCI CENS CEII CHLD CHRI CONTRACT CRITAN CTI CVI DCNI EXPT FISA FISAB FNC FSEC FUND GENETIC GEO HISTP HLTH ID ' +
    'IFNC INF INTEL INTL INV JURY LDNA LFNC LPROT MFC NNPI NPSR NUC PCII PERS PRIIG PROCURE PROPIN PRVCY SGI SRI SSEL SSI STAT STUD SUB ' +
    'TAX TSCA UCNI WDT WHSTL WIT',
)

/** Categories that are CUI Basic. Same snapshot. */
export const cuiBasic: readonly string[] = words(
  'ADJ ADPO AG APP ASYL BARG BATT CMPRS COMPT CONREG CONV CRIT CVI CVIC DCNI DCRIT DREC EMGT EXPT EXPTR FHFANPI FINT FNC FSEC FSI GENETIC ' +
    'HLTH ID INF INTEL INV INVENT ISVI IVIC JURY JUV LCOMM LEI LMI LNSL LPROT LSCRN LVIC MERG MIL NETW NNPI NUC OCCMTO OPSEC PERS PEST PHYS ' +
    'POST PRE PRIIG PRIOR PRIVILEGE PROPIN PROT PRVCY PSEC RAIL RECCOM RESD RTR RWRD SAFE SBIZ SCV SERV SRI SSEL STAT STUD SURV TAI TRACE ' +
    'UCNI VISA WATER WHSTL WIT XFER',
)

/** Provisional categories, which the vocabulary writes `CUI-PROVISIONAL-…`. */
export const cuiProvisional: readonly string[] = words('HSAI HSEI IAIH ISVIH OSI PHYSH PII PRIVACY PSI')

/** Whether the registry of that day holds a category, `SP-` and all. */
export function isKnownCategory(id: string): boolean {
  return id.startsWith('SP-') ? cuiSpecified.includes(id.slice(3)) : cuiBasic.includes(id) || cuiProvisional.includes(id)
}

/** Limited dissemination controls that the handbook has from A to Z and the vocabulary in its own order: either is right. */
export const eitherOrder: readonly (readonly [string, string])[] = [['NOFORN', 'NOCON']]
