import { expect, test } from 'vitest'
import { parseDocument } from '../../grammar/parse.ts'
import { checkUnderAll } from '../../rules/authorities.ts'
import { checkDocument } from '../../rules/check.ts'

const under = (text: string, only: readonly string[]) => checkUnderAll(parseDocument(text), { only }).map(({ message }) => message)

test('a fault under some authorities says whose it is', () => {
  const text = 'SECRET//PROPIN\n\n1. (S//PR) Text.'
  expect(under(text, ['marking-incomplete'])).toEqual(['PROPIN needs a release marking. (ic)', 'PROPIN needs a release marking. (ic)'])
})

test('a fault under all of them is told once, as by itself', () => {
  const document = parseDocument('CONFIDENTIAL\n\n1. (S) Text.')
  expect(checkUnderAll(document, { only: ['banner-below-portions'] })).toEqual(checkDocument(document, { only: ['banner-below-portions'] }))
})

test('the gravest severity counts', () => {
  const document = parseDocument('SECRET\n\n1. (S//REL TO GBR, USA) Text.')
  const findings = checkUnderAll(document, { only: ['marking-spelling', 'marking-single-slash', 'marking-list'] })
  expect(findings.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
    ['marking-list', 'error', 'USA comes first. (ic, dod, isoo, cui)'],
  ])
})

test('a rule that does not exist is refused', () => {
  expect(() => checkUnderAll(parseDocument('SECRET'), { only: ['no-such-rule'] })).toThrow(RangeError)
})
