import { expect, it } from 'vitest'
import { decideAscii, decideColor, decideWidth } from '../src/cli/terminal.ts'
import { editDistance, nearest } from '../src/nearest.ts'
import { displayWidth, printable, toAscii, wrap } from '../src/report/width.ts'

it.each([
  ['a terminal', 'auto', {}, true, true],
  ['a pipe', 'auto', {}, false, false],
  ['CI alone changes nothing', 'auto', { CI: 'true' }, false, false],
  ['NO_COLOR', 'auto', { NO_COLOR: '1' }, true, false],
  ['an empty NO_COLOR is not set', 'auto', { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR into a pipe', 'auto', { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR=0', 'auto', { FORCE_COLOR: '0' }, true, false],
  ['FORCE_COLOR=false', 'auto', { FORCE_COLOR: 'false' }, true, false],
  ['NO_COLOR wins over FORCE_COLOR', 'auto', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ['a dumb terminal', 'auto', { TERM: 'dumb' }, true, false],
  ['--color never wins', 'never', { FORCE_COLOR: '1' }, true, false],
  ['--color always wins', 'always', { NO_COLOR: '1' }, false, true],
] as const)('colour: %s', (_, choice, environment, isTerminal, expected) => {
  expect(decideColor(choice, environment, isTerminal)).toBe(expected)
})

it.each([
  ['asked for', true, {}, 'linux', false, true],
  ['a pipe has no locale', false, {}, 'linux', false, false],
  ['a terminal without a locale', false, {}, 'linux', true, true],
  ['a UTF-8 terminal', false, { LANG: 'en_US.UTF-8' }, 'linux', true, false],
  ['LC_ALL comes first', false, { LC_ALL: 'C', LANG: 'en_US.UTF-8' }, 'linux', true, true],
  ['the old Windows console', false, {}, 'win32', true, true],
  ['Windows Terminal', false, { WT_SESSION: 'x' }, 'win32', true, false],
] as const)('ASCII: %s', (_, asked, environment, platform, isTerminal, expected) => {
  expect(decideAscii(asked, environment, platform, isTerminal)).toBe(expected)
})

it.each([
  [undefined, undefined, 100],
  [undefined, { columns: 80 }, 80],
  [undefined, { columns: 20 }, 40],
  [undefined, { columns: 300 }, 160],
  [200, { columns: 80 }, 200],
])('width: asked %s', (asked, terminal, expected) => {
  expect(decideWidth(asked, terminal)).toBe(expected)
})

it.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'acb', 1],
  ['abc', 'ab', 1],
  ['kitten', 'sitting', 3],
])('distance of %s and %s', (left, right, distance) => {
  expect(editDistance(left, right)).toBe(distance)
  expect(editDistance(right, left)).toBe(distance)
})

it('suggests what was probably meant, and nothing wild', () => {
  const ids = ['banner-below-portions', 'portion-unmarked', 'lint']
  expect(nearest('baner-below-portoins', ids)).toBe('banner-below-portions')
  expect(nearest('lnit', ids)).toBe('lint')
  expect(nearest('fix', ids)).toBeUndefined()
})

it('counts the columns that a terminal uses', () => {
  expect([...['abc', '秘密', 'e\u0301', 'Ａ', '🙂', 'a\u200bb']].map(displayWidth)).toEqual([3, 4, 1, 2, 2, 2])
})

it('lets nothing through that moves the cursor or turns the text around', () => {
  expect(printable('a\u001b[31mb\u202ec\u200bd\re')).toBe('a·[31mb·c·d·e')
})

it('draws with ASCII alone', () => {
  expect(toAscii('╭─ ¶3 │ ░░▒▒ · 秘 ━')).toBe('.- para 3 | ~~## - ? ^')
})

it('wraps at blanks, and leaves a long word whole', () => {
  expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four'])
  expect(wrap('a bannerline-that-is-long b', 10)).toEqual(['a', 'bannerline-that-is-long', 'b'])
})
