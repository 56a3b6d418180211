/** What Markdown could take for markup, wherever it stands. */
const markup = /[\\`*_{}[\]()#+\-.!<>&|~=:@$^]/g
const rule = '-'.repeat(20)
const former = /^(FORMER MARKING: )X (.+) X$/

/**
 * A written release as Markdown, line for line. All that could be markup is escaped, so that released words cannot become any; the
 * markup that there is comes from the form: lines at top and bottom in bold, a line under a heading, a former level struck through, and
 * line breaks that stay.
 */
export function toMarkdown(release: string): string {
  const lines = release.trimEnd().split('\n')
  let blockStart = 0
  const written = lines.map((line, index) => {
    if (line === '') {
      blockStart = index + 1
      return ''
    }
    const isHeading = /^\([A-Z/]/.test(lines[blockStart] ?? '')
    if (line === rule && index > blockStart && isHeading && !lines[index + 1]) return rule
    const shown = index === 0 || index === lines.length - 1 ? `**${escaped(line)}**` : lineOf(line)
    const next = lines[index + 1]
    const isLast = next === undefined || next === '' || (next === rule && isHeading && !lines[index + 2])
    return isLast ? shown : `${shown}\\`
  })
  return `${written.join('\n')}\n`
}

function lineOf(line: string): string {
  const told = former.exec(line)
  return told ? `${escaped(told[1] ?? '')}~~${told[2]}~~` : escaped(line)
}

function escaped(text: string): string {
  return text.replace(markup, '\\$&')
}
