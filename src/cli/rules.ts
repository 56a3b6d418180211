import { rules } from '../../rules/index.ts'
import type { Rule } from '../../rules/rule.ts'
import { citationText } from '../report/citation.ts'
import { toAscii, wrap } from '../report/width.ts'
import { type ConsoleOptions, openConsole } from './console.ts'

/** Lists the rules: id, severity, what it cites, whether it proposes a fix. */
export async function listRules(options: ConsoleOptions & { readonly format: 'text' | 'json' }): Promise<number> {
  const console = openConsole(options)
  if (options.format === 'json') {
    await console.out(`${JSON.stringify({ version: 1, rules: rules.map(record) }, null, 2)}\n`)
    return 0
  }
  const width = Math.max(...rules.map(({ id }) => id.length))
  const lines = rules.flatMap((rule) => {
    const about = `${rule.title}. ${citationText(rule)}${isFixable(rule) ? ' (has a fix)' : ''}`
    if (console.width < width + 11 + 40)
      return [`${rule.id}  ${rule.severity}`, ...wrap(about, console.width - 4).map((line) => `    ${line}`)]
    return wrap(about, console.width - width - 11).map((line, index) =>
      index === 0 ? `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${line}` : `${' '.repeat(width + 11)}${line}`,
    )
  })
  const text = `${lines.join('\n')}\n\n${rules.length} rules. bannerline explain ID tells about one.\n`
  await console.out(console.ascii ? toAscii(text) : text)
  return 0
}

function record(rule: Rule) {
  const { id, title, severity, profiles, formats, citation } = rule
  return { id, title, severity, profiles: profiles ?? null, formats: formats ?? null, citation, fixable: isFixable(rule) }
}

export function isFixable(rule: Rule): boolean {
  return rule.bad.some(({ fixed }) => fixed !== undefined)
}
