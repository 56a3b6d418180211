/** Invented documents that are hard on a layout: long ones, long banner lines, many findings in little space, texts without any marking. */

const words = 'the minister said that his office had seen no change in the harvest talks and would meet again after the vote'.split(' ')

function sentence(seed: number, length: number): string {
  return `${Array.from({ length }, (_, index) => words[(seed * 7 + index * 3) % words.length]).join(' ')}.`
}

function wrapped(text: string, width = 69): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length >= width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines.join('\n')
}

export function cableOf(post: string, year: number, serial: number, portions: number, faulty: boolean): string {
  const marks = ['(C)', '(U)', faulty ? '(S//NF)' : '(C)', '(SBU)', faulty ? '' : '(C)']
  const number = String(serial).padStart(6, '0')
  const body = Array.from({ length: portions }, (_, index) => {
    const mark = marks[index % marks.length] ?? ''
    return wrapped(`${index + 1}. ${mark === '' ? '' : `${mark} `}${sentence(index + serial, 16 + ((index * 11) % 50))}`)
  })
  const day = year % 4 === 0 ? 126 : 125
  return `DE RUEHSZ #${number.slice(2)} ${day}1415
ZNY CCCCC ZZH
R 051415Z MAY ${String(year % 100).padStart(2, '0')}
FM AMEMBASSY ${post}
TO RUEHC/SECSTATE WASHDC
BT
C O N F I D E N T I A L ${post} ${number}

SIPDIS

E.O. ${year < 2010 ? '12958' : '13526'}: DECL: 05/05/${year + 10}
TAGS: PREL, PGOV
SUBJECT: (U) HARVEST TALKS

Classified By: Rudolf Rassendyll, for reasons 1.4 (b) and (d).

${body.join('\n\n')}
BT
#${number.slice(2)}
`
}

export const longCable = cableOf('STRELSAU', 2009, 321, 60, true)

export const compartmented = `TOP SECRET//HCS-P/SI-G ABCD/TALENT KEYHOLE//FGI GBR NATO//RSEN/ORCON/IMCON/NOFORN

MEMORANDUM FOR THE DIRECTOR

SUBJECT: (U) Water rights at Port Alba

1. (TS//HCS-P/SI-G ABCD/TK//FGI GBR NATO//RSEN/OC/IMC/NF) ${wrapped(sentence(3, 60), 76)}

2. (U) ${wrapped(sentence(5, 30), 76)}

3. (TS//SI//NF) ${'averyveryverylongwordwithoutanyspaceinit'.repeat(4)}

   a. (S//REL TO USA, AUS, CAN, GBR, NZL) ${wrapped(sentence(9, 24), 70)}

   b. (//GBR S) ${wrapped(sentence(11, 24), 70)}

4. (C) ${'One long line that nobody wrapped, as mail programs send it. '.repeat(8)}

Classified By: 1234567
Derived From: Multiple Sources
Declassify On: 20360505

TOP SECRET//HCS-P/SI-G ABCD/TALENT KEYHOLE//FGI GBR NATO//RSEN/ORCON/IMCON/NOFORN
`

export const dense = `C O N F I D E N T I A L STRELSAU 000007

NOFORN

E.O. 12958: DECL: 13/45/2031
TAGS: PREL
SUBJECT: HARVEST

Classified By: R. Rassendyll for reason 1.9 (z).

1. (S//NF/OC) Text.
2. (S/NF) Text.
3. (TS//NF//SI) Text.
4. (C//REL TO GBR, USA) Text.
5. Text.
7. (FOUO) Text.
7. (S//QQQ) Text.
9. (X) Text.
`

export const unmarked = `Dear colleague,

here are the minutes of Monday. Nothing in them is marked.

Regards
`
