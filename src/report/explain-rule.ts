import type { BadExample, Rule } from '../../rules/rule.ts'
import { citationText } from './citation.ts'
import { wrap } from './width.ts'

/** One rule on a page: what it finds, why it matters, what it rests on, and an example with the fault underlined. */
export function explainRule(rule: Rule, width: number): string {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['why', rule.why],
    ['do', rule.advice],
    ['cite', citationText(rule)],
    [
      'holds',
      [
        rule.profiles ? `under ${rule.profiles.join(', ')}` : 'under every profile',
        rule.formats ? `for ${rule.formats.join(', ')}` : 'for every format',
      ].join(', '),
    ],
    ['seen', rule.baseRate],
  ]
  const example = rule.bad[0]
  return [
    `${rule.id}  ${rule.severity}`,
    ...wrap(rule.title, width),
    '',
    ...facts.flatMap(([label, text]) =>
      text ? wrap(text, width - 8).map((line, index) => `${(index === 0 ? label : '').padEnd(6)}  ${line}`) : [],
    ),
    ...(example ? ['', 'For example, this is reported:', '', ...underlined(example).map((line) => `    ${line}`)] : []),
    ...(example?.fixed === undefined ? [] : ['', 'and this is the fix:', '', ...example.fixed.split('\n').map((line) => `    ${line}`)]),
    '',
  ].join('\n')
}

/** The lines of an example, with carets under the stretches between « and ». */
function underlined({ text }: BadExample): string[] {
  return text.split('\n').flatMap((line) => {
    let shown = ''
    let carets = ''
    let inside = false
    for (const character of line) {
      if (character === '«') inside = true
      else if (character === '»') {
        if (!carets.includes('━', shown.length - 1)) carets = `${carets.padEnd(shown.length)}━`
        inside = false
      } else {
        shown += character
        carets += inside ? '━' : ' '
      }
    }
    return carets.trim() === '' ? [shown] : [shown, carets.trimEnd()]
  })
}
