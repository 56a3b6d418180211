import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Addressee, TransmissionHeader } from '../../grammar/document.ts'
import { HeaderParser } from '../../grammar/message/header/parser.ts'
import { readHeader } from '../../grammar/message/header/read.ts'
import { rememberShapes } from '../../grammar/message/header/shape.ts'
import { formatDate } from '../../grammar/text/date.ts'
import { splitLines } from '../../grammar/text/lines.ts'
import type { Read } from '../../grammar/text/span.ts'
import { comparePrecedence, precedenceOf, precedences, precedenceWord } from '../../grammar/vocabulary/precedence.ts'

function read(text: string, from = 0) {
  return readHeader(text, splitLines(text), from)
}

/** What a header says, as one line for each part that it has. */
function show(header: TransmissionHeader | undefined): string[] {
  if (!header) return []
  const { channel, called, originator, security, classLetters, dateTime, from } = header
  return [
    channel && `FL1 ${channel.value}`,
    called && `FL2 ${called.precedence.value} ${values(called.indicators)}`,
    originator &&
      `FL3 ${originator.indicator.value} ${originator.serial.value} ${originator.section?.value ?? '-'} ${originator.julianDay.value} ${originator.time.value}`,
    security && `FL4 ${security.signal.value} ${security.letters.value} ${security.letter ?? '?'} ${values(security.signals)}`.trimEnd(),
    classLetters && `class ${classLetters.value}`,
    dateTime && `FL5 ${values(dateTime.precedence)} ${showGroup(dateTime.group.value)} ${values(dateTime.signals)}`.trimEnd(),
    from && `FL6 ${from.value}`,
    ...header.action.map((addressee) => `FL7 ${showAddressee(addressee)}`),
    ...header.info.map((addressee) => `FL8 ${showAddressee(addressee)}`),
  ].filter((line) => line !== undefined)
}

function values(reads: readonly Read<string>[]): string {
  return reads.map(({ value }) => value).join(' ')
}

function showGroup({ date, hour, minute }: NonNullable<TransmissionHeader['dateTime']>['group']['value']): string {
  return `${date ? formatDate(date) : 'no day'} ${hour}:${minute}`
}

function showAddressee({ indicator, name, precedence }: Addressee): string {
  return [indicator?.value ?? '-', name.value, precedence?.value ?? '-'].join('|')
}

/** One line of a header by itself. FL2 to FL9 need no line before them. */
const single: readonly (readonly [string, readonly string[]])[] = [
  // A2
  ['VZCZCXYZ0008', ['FL1 XYZ']],
  ['VZCZCXRO1234', ['FL1 XRO']],
  ['VZCZCMDI123', ['FL1 MDI']],
  ['VZCZCXYZ0008  ', ['FL1 XYZ']],
  // A3
  ['PP RUEHWEB', ['FL2 P RUEHWEB']],
  ['OO RUEHAA RUEHBB RUEHCC', ['FL2 O RUEHAA RUEHBB RUEHCC']],
  ['ZZ RHEHNSC RUEKJCS', ['FL2 Z RHEHNSC RUEKJCS']],
  ['RR RUEHAA', ['FL2 R RUEHAA']],
  // A4
  ['DE RUEHFR #1111/01 0810820', ['FL3 RUEHFR 1111 1 81 0820']],
  ['DE RUEHFR #1111/02 0810820', ['FL3 RUEHFR 1111 2 81 0820']],
  ['DE RUEHFR #1111 0810820', ['FL3 RUEHFR 1111 - 81 0820']],
  ['DE RUEHFR #1111/01 0161747ZNR UUUUU ZZH', ['FL3 RUEHFR 1111 1 16 1747', 'FL4 ZNR UUUUU U ZZH']],
  ['DE RUEHFR #1111 3660001', ['FL3 RUEHFR 1111 - 366 0001']],
  // A5
  ['ZNY CCCCC ZZH', ['FL4 ZNY CCCCC C ZZH']],
  ['ZNR UUUUU ZZH', ['FL4 ZNR UUUUU U ZZH']],
  ['ZNY SSSSS ZZH', ['FL4 ZNY SSSSS S ZZH']],
  ['ZNY EEEEE ZZH', ['FL4 ZNY EEEEE E ZZH']],
  ['ZNY RRRRR ZZH', ['FL4 ZNY RRRRR R ZZH']],
  ['ZNY TTTTT ZZH', ['FL4 ZNY TTTTT T ZZH']],
  ['ZNR UUUUU ZZH (CCY AD1A2B3C MSI1234-567)', ['FL4 ZNR UUUUU U ZZH CCY']],
  ['ZNY CCCCC ZZH(CCY AD1A2B3C MSI1234-567)', ['FL4 ZNY CCCCC C ZZH CCY']],
  ['ZNY CCCCC ZZH  (CCY AD1A2B3C MSI1234-567)', ['FL4 ZNY CCCCC C ZZH CCY']],
  ['ZNY SSSAA ZZH', ['FL4 ZNY SSSAA S ZZH']],
  ['ZNR UUUAA ZZH', ['FL4 ZNR UUUAA U ZZH']],
  ['ZNY SSSSS/BBBBB ZZH', ['FL4 ZNY SSSSS S ZZH']],
  ['ZNY CCCC ZZH', ['FL4 ZNY CCCC C ZZH']],
  ['ZNY CCSCC ZZH', ['FL4 ZNY CCSCC ? ZZH']],
  ['ZNY CCCSC ZZH', ['FL4 ZNY CCCSC ? ZZH']],
  ['ZNY CCCCC ZZH ZDS', ['FL4 ZNY CCCCC C ZZH ZDS']],
  ['ZNY CCCCC ZZH ZDK', ['FL4 ZNY CCCCC C ZZH ZDK']],
  ['ZNY SSSSS ZZH ZUI RUEHAA 0001W 0810820 H', ['FL4 ZNY SSSSS S ZZH ZUI']],
  ['ZNY CCCCC ZZH ZFR', ['FL4 ZNY CCCCC C ZZH ZFR']],
  ['ZNY CCCCC ZZH ZDS NOT DELIVERED', ['FL4 ZNY CCCCC C ZZH ZDS']],
  ['ZNY CCCCC ZZHZDF', ['FL4 ZNY CCCCC C ZZH ZDF']],
  ['ZNR UUUUU', ['FL4 ZNR UUUUU U']],
  ['ZNY CCCCC ZZH ZDK ZDS', ['FL4 ZNY CCCCC C ZZH ZDK ZDS']],
  ['ZNY CCCCC ZZH CCY', ['FL4 ZNY CCCCC C ZZH CCY']],
  ['ZNY CCCCC ZH', ['FL4 ZNY CCCCC C']],
  ['ZNY SSSSS ZZH ZUI ZDK RUEHAA SVC 1234', ['FL4 ZNY SSSSS S ZZH ZUI ZDK']],
  // A6
  ['O 220820Z MAR 07', ['FL5 O 2007-03-22 8:20']],
  ['P 220820Z MAR 2007', ['FL5 P 2007-03-22 8:20']],
  ['Z 312359Z DEC 99', ['FL5 Z 1999-12-31 23:59']],
  ['O R 220820Z MAR 07', ['FL5 O R 2007-03-22 8:20']],
  ['O P 220820Z MAR 07 ZDK', ['FL5 O P 2007-03-22 8:20 ZDK']],
  ['P 220820Z MAR 07 ZFF4', ['FL5 P 2007-03-22 8:20 ZFF4']],
  ['P 220820Z MAR 07 ZFR ZFR ZFR', ['FL5 P 2007-03-22 8:20 ZFR ZFR ZFR']],
  ['O 220820Z MAR 07        ZDS ZDS', ['FL5 O 2007-03-22 8:20 ZDS ZDS']],
  ['R 220820Z MAR 07 ///ZFR////', ['FL5 R 2007-03-22 8:20 ZFR']],
  ['O 220820Z MAR 07 //ZEL//', ['FL5 O 2007-03-22 8:20 ZEL']],
  ['O 220820Z MAR 07 (CCY ADC1AECC MSI1234-5)', ['FL5 O 2007-03-22 8:20 CCY']],
  ['O 220820Z MAR 07 (ADX1B1111-WSC1111-11)', ['FL5 O 2007-03-22 8:20']],
  ['P 220820Z MAR 07 ZDK CTG RUEHAA #1234', ['FL5 P 2007-03-22 8:20 ZDK']],
  ['P 220820Z MAR 07 ZDK CTG NUMEROUS SERVICES', ['FL5 P 2007-03-22 8:20 ZDK']],
  ['O 220820Z MAR 07 ZDK ZUI RUEHAA #1234', ['FL5 O 2007-03-22 8:20 ZDK ZUI']],
  ['R 220820Z MAR 07FM AMEMBASSY STRELSAU', ['FL5 R 2007-03-22 8:20', 'FL6 AMEMBASSY STRELSAU']],
  ['O 320820Z MAR 07', ['FL5 O no day 8:20']],
  ['O 310820Z FEB 07', ['FL5 O no day 8:20']],
  ['R 290001Z FEB 08', ['FL5 R 2008-02-29 0:1']],
  ['P 251346 Z JUN 7 3', ['FL5 P 1973-06-25 13:46']],
  ['P R 251346Z JUN 73', ['FL5 P R 1973-06-25 13:46']],
  ['P 220820Z MAR 59', ['FL5 P 2059-03-22 8:20']],
  ['P 220820Z MAR 60', ['FL5 P 1960-03-22 8:20']],
  // FL6, FL7, FL8
  ['FM AMEMBASSY STRELSAU', ['FL6 AMEMBASSY STRELSAU']],
  ['FM USMISSION USNATO', ['FL6 USMISSION USNATO']],
  ['TO RUEHC/SECSTATE WASHDC IMMEDIATE 5829', ['FL7 RUEHC|SECSTATE WASHDC|O']],
  ['TO RUEHC/SECSTATE WASHDC 5829', ['FL7 RUEHC|SECSTATE WASHDC|-']],
  ['TO RUEHC/SECSTATE WASHDC PRIORITY', ['FL7 RUEHC|SECSTATE WASHDC|P']],
  ['TO RUEHC/SECSTATE WASHDC', ['FL7 RUEHC|SECSTATE WASHDC|-']],
  ['TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 5829', ['FL7 RUEHC|SECSTATE WASHDC|O']],
  ['TO RUEHC/SECSTATE WASHDC FLASH 0000', ['FL7 RUEHC|SECSTATE WASHDC|Z']],
  ['TO RUEHC/SECSTATE WASHDC IMMEDIATE 7721-7722', ['FL7 RUEHC|SECSTATE WASHDC|O']],
  ['TO RUEKJCS/SECDEF WASHINGTON DC//OSD-ISA/USDP// PRIORITY', ['FL7 RUEKJCS|SECDEF WASHINGTON DC|P']],
  ['INFO RUEHZG/LAKE EU COLLECTIVE PRIORITY', ['FL8 RUEHZG|LAKE EU COLLECTIVE|P']],
  ['INFO ZEN/AMCONSUL PORT ALBA', ['FL8 ZEN|AMCONSUL PORT ALBA|-']],
]

describe('a line of the transmission header', () => {
  it('has an unambiguous grammar', () => {
    expect(() => new HeaderParser(true)).not.toThrow()
  })

  it.each(single)('%s', (line, expected) => {
    for (const text of [line, `${line}  `, `${line}\r\n\r\nText.`]) {
      const found = read(text)
      expect(show(found?.header)).toEqual(expected)
      expect(found?.segments).toHaveLength(1)
      expect(found?.next).toBe(1)
    }
  })

  it.each([
    ['RTTUZYUW RUEHFRA1111 0810820-UUUU--RUEHC.', ['FL2 R RUEHC', 'FL3 RUEHFRA 1111 - 81 0820', 'class UUUU']],
    ['PTTCZYUW RUEHFRA0023 3651200-CCCC--RUEHC RUEHBB.', ['FL2 P RUEHC RUEHBB', 'FL3 RUEHFRA 0023 - 365 1200', 'class CCCC']],
  ])('%s (JANAP 128)', (line, expected) => {
    expect(show(read(line)?.header)).toEqual(expected)
    expect(read(line)?.segments.map(({ line: slot }) => slot)).toEqual(['FL3'])
  })

  it.each([
    'TO THE FILES',
    'TO',
    'INFO DESK',
    'DE GAULLE SPOKE',
    'FM radio is loud',
    'Text.',
    'UNCLAS STRELSAU 000123',
    'C O N F I D E N T I A L STRELSAU 000123',
    'VZCZC',
    'ZNY',
    'O 220820Z',
    'P 1. (C) Text.',
    'RR',
    'RUEHWEB',
    'RUEHC/SECSTATE WASHDC',
    'AMEMBASSY STRELSAU',
    'XMT AMEMBASSY STRELSAU AND OTHERS, as said.',
    '',
  ])('%j is none', (line) => {
    expect(read(line)).toBeUndefined()
  })
})

const full = `VZCZCXRO1234
OO RUEHAA RUEHBB
RUEHCC RUEHDD

DE RUEHSU #1111/01 0810820
ZNY CCCCC ZZH
O P 220820Z MAR 07
FM AMEMBASSY STRELSAU
TO RUEHC/SECSTATE WASHDC IMMEDIATE 5829
RUEHPA/AMEMBASSY PORT ALBA NIACT IMMEDIATE
INFO RUEHZG/LAKE EU COLLECTIVE PRIORITY
RUEHBJ/AMEMBASSY ZENDA PRIORITY 1445
AMCONSUL HENTZAU 0013
RUEKJCS/JOINT STAFF WASHINGTON DC//J5//
XMT AMCONSUL TARLENHEIM
BT
C O N F I D E N T I A L SECTION 01 OF 02 STRELSAU 001111`

describe('the transmission header', () => {
  it('is read to the BT', () => {
    const found = read(full)
    expect(show(found?.header)).toEqual([
      'FL1 XRO',
      'FL2 O RUEHAA RUEHBB RUEHCC RUEHDD',
      'FL3 RUEHSU 1111 1 81 0820',
      'FL4 ZNY CCCCC C ZZH',
      'FL5 O P 2007-03-22 8:20',
      'FL6 AMEMBASSY STRELSAU',
      'FL7 RUEHC|SECSTATE WASHDC|O',
      'FL7 RUEHPA|AMEMBASSY PORT ALBA|O',
      'FL8 RUEHZG|LAKE EU COLLECTIVE|P',
      'FL8 RUEHBJ|AMEMBASSY ZENDA|P',
      'FL8 -|AMCONSUL HENTZAU|-',
      'FL8 RUEKJCS|JOINT STAFF WASHINGTON DC|-',
    ])
    expect(found?.segments.map(({ line }) => line).join(' ')).toBe('FL1 FL2 FL2 FL3 FL4 FL5 FL6 FL7 FL7 FL8 FL8 FL8 FL8 FL9 FL11')
    expect(found?.next).toBe(16)
  })

  it('gives spans that hold what was read', () => {
    const found = read(`\n\n${full}`, 2)
    const text = `\n\n${full}`
    const check = (value: Read<string | number> | undefined, expected: string) =>
      expect(value && text.slice(value.span.start, value.span.end)).toBe(expected)
    const { header } = found ?? {}
    check(header?.originator?.serial, '1111')
    check(header?.originator?.julianDay, '081')
    check(header?.originator?.time, '0820')
    check(header?.originator?.section, '01')
    check(header?.security?.letters, 'CCCCC')
    check(header?.action[1]?.precedence, 'NIACT IMMEDIATE')
    check(header?.info[1]?.name, 'AMEMBASSY ZENDA')
    check(header?.from, 'AMEMBASSY STRELSAU')
    expect(header?.dateTime && text.slice(header.dateTime.group.span.start, header.dateTime.group.span.end)).toBe('220820Z MAR 07')
    expect(header?.action[0] && text.slice(header.action[0].span.start, header.action[0].span.end)).toBe(
      'RUEHC/SECSTATE WASHDC IMMEDIATE 5829',
    )
    expect(header?.info[0] && text.slice(header.info[0].span.start, header.info[0].span.end)).toBe('RUEHZG/LAKE EU COLLECTIVE PRIORITY')
  })

  it.each(['\n', '\r\n', '\r', '  \n', '\n\n', '\n\n\n'])('is read with lines that end in %j', (ending) => {
    const text = full
      .split('\n')
      .filter((line) => line !== '' && line !== 'AMCONSUL HENTZAU 0013')
      .join(ending)
    expect(show(read(text)?.header)).toEqual(show(read(full.replace('AMCONSUL HENTZAU 0013\n', ''))?.header))
  })

  it.each([
    ['FL5', 'O 220820Z MAR 07\nFM AMEMBASSY STRELSAU\nTO SECSTATE WASHDC\n\nUNCLAS', 'FL5 FL6 FL7', 3],
    ['FL6', 'FM AMEMBASSY STRELSAU\nTO SECSTATE WASHDC 0001\nUNCLAS', 'FL6 FL7', 2],
    ['FL3', 'DE RUEHSU #0001 0010001\nZNR UUUUU ZZH\nText.', 'FL3 FL4', 2],
    ['FL2', 'RR RUEHWEB\n\nDE RUEHSU #0001 0010001\nText.', 'FL2 FL3', 3],
    ['BT', 'BT\nUNCLAS STRELSAU 000001', 'FL11', 1],
  ])('may begin at %s', (_, text, slots, next) => {
    const found = read(text)
    expect(found?.segments.map(({ line }) => line).join(' ')).toBe(slots)
    expect(found?.next).toBe(next)
  })

  const head = 'FM AMEMBASSY STRELSAU\nTO RUEHC/SECSTATE WASHDC\nINFO RUEHPA/AMEMBASSY PORT ALBA\n'
  it.each([
    'UNCLAS STRELSAU 000123',
    'UNCLASSIFIED STRELSAU 0123',
    'C O N F I D E N T I A L STRELSAU 000123',
    'S E C R E T STRELSAU 000123',
    'SECRET STRELSAU 000123',
    'SECRET//NOFORN',
    'CONFIDENTIAL',
    'SIPDIS',
    'SENSITIVE',
    'DEPARTMENT FOR EUR/PRA',
    'STATE FOR EUR IMMEDIATE',
    'E.O. 12958: N/A',
    'TAGS: PREL',
    'SUBJECT: TEXT PRIORITY',
    '1. (C) Text.',
    'Text of a paragraph.',
    'THIS IS A SENTENCE IN CAPITALS.',
    'PORT ALBA 1111',
    'C O R R E C T E D COPY CAPTION',
    'O 220820Z MAR 07',
    'FM AMEMBASSY ZENDA',
    'TO RUEHC/SECSTATE WASHDC',
    'DE RUEHSU #0001 0010001',
  ])('ends before %j', (line) => {
    expect(read(`${head}${line}\nText.`)?.next).toBe(3)
    expect(read(`${head}\n${line}\nText.`)?.next).toBe(3)
  })

  it.each([
    'AMEMBASSY ZENDA PRIORITY',
    'AMCONSUL HENTZAU',
    'ALL DIPLOMATIC AND CONSULAR POSTS COLLECTIVE',
    'JOINT STAFF WASHINGTON DC',
    'CIA WASHINGTON DC 0123',
    'ZENDA TASK FORCE IMMEDIATE 0012',
  ])('goes on with %j, but not after an empty line', (line) => {
    expect(read(`${head}${line}\nText.`)?.next).toBe(4)
    expect(read(`${head}\n${line}\nText.`)?.next).toBe(3)
  })

  it('goes on after an empty line with an addressee that has a route', () => {
    expect(read(`${head}\nRUEHZZ/AMEMBASSY ZENDA\nText.`)?.next).toBe(5)
  })

  it('tells what was glued', () => {
    expect(read('DE RUEHFR #1111/01 0161747ZNR UUUUU ZZH')?.readings.map(({ kind, span }) => [kind, span.start])).toEqual([['glued', 26]])
    expect(read('R 220820Z MAR 07FM AMEMBASSY STRELSAU')?.readings.map(({ kind, span }) => [kind, span.start])).toEqual([['glued', 19]])
    expect(read(full)?.readings).toEqual([])
  })

  it('never throws, and its lines are lines of the text, in order', () => {
    const piece = fc.constantFrom(...single.map(([line]) => line), ...full.split('\n'), 'Text.', 'BT', '(((', '\u0000')
    const noise = fc.string({ maxLength: 40, unit: 'binary' })
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, noise), { maxLength: 30 }), fc.integer({ min: 0, max: 40 }), (parts, from) => {
        const text = parts.join('\n')
        const lines = splitLines(text)
        const found = readHeader(text, lines, from)
        if (!found) return
        expect(found.next).toBeGreaterThan(from)
        expect(found.next).toBeLessThanOrEqual(lines.length)
        const starts = found.segments.map(({ span }) => span.start)
        expect(starts).toEqual([...starts].sort((a, b) => a - b))
        const whole = Array.from({ length: lines.length }, (_, index) => lines.at(index))
        for (const { span } of found.segments) expect(whole).toContainEqual(span)
      }),
    )
  })

  it('does not look at a line that is longer than any header line', () => {
    for (const line of [
      'VZCZCXYZ0001',
      'OO ',
      'DE RUEHSU #1111 0810820 ',
      'ZNY CCCCC ',
      'O 220820Z MAR 07 ',
      'FM A ',
      'TO RUEHC/',
      '(',
      'A/',
      ' ',
    ]) {
      const long = line.repeat(Math.ceil(1_000_000 / line.length))
      expect(read(long)).toBeUndefined()
      expect(read(`${full.slice(0, 12)}\n${long}`)?.next).toBe(1)
    }
  })

  it('reads each line of a long header once', () => {
    const many = 20_000
    const text = `FM AMEMBASSY STRELSAU\nTO RUEHC/SECSTATE WASHDC\n${'RUEHPA/AMEMBASSY PORT ALBA PRIORITY 0001\n'.repeat(many)}`
    let touched = 0
    const lines = splitLines(text)
    const watched = {
      length: lines.length,
      at(index: number) {
        touched++
        return lines.at(index)
      },
    }
    expect(readHeader(text, watched, 0)?.header.action).toHaveLength(many + 1)
    expect(touched).toBeLessThanOrEqual(2 * (many + 2))
  })
})

describe('the shapes of lines', () => {
  const asked: string[] = []
  const shapeOf = rememberShapes(2, (shape) => {
    asked.push(shape)
    return shape
  })
  const shapesOf = (...lines: string[]) => {
    asked.length = 0
    return lines.map((line) => shapeOf(`<${line}>`, 1, line.length + 1))
  }

  it('are read once for all lines that differ in their digits', () => {
    expect(shapesOf('FM A 12', 'FM A 90', 'FM A 1')).toEqual(['FM A 00', 'FM A 00', 'FM A 0'])
    expect(asked).toEqual(['FM A 00', 'FM A 0'])
  })

  it('are forgotten when there are more than are kept', () => {
    shapesOf('A', 'B', 'A', 'C', 'A')
    expect(asked).toEqual(['A', 'B', 'C', 'A'])
  })

  it('are told apart when they have the same hash', () => {
    const alike = ['costarring', 'liquid', 'costarring']
    expect(shapesOf(...alike)).toEqual(alike)
    expect(asked).toEqual(alike)
  })
})

describe('precedence', () => {
  it('has an order, a word and a prosign', () => {
    expect([...'RPOZ'].sort((a, b) => comparePrecedence(a as 'R', b as 'R')).join('')).toBe('ZOPR')
    for (const { prosign, word } of precedences) {
      expect(precedenceOf(word)).toBe(prosign)
      expect(precedenceWord(prosign)).toBe(word)
    }
    expect(precedenceOf('NIACT IMMEDIATE')).toBe('O')
    expect(precedenceOf('NIACT')).toBe('O')
    expect(precedenceOf('DEFERRED')).toBeUndefined()
  })
})
