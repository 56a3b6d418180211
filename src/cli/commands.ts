import { nearest } from '../nearest.ts'

const commands = [
  'lint',
  'fix',
  'baseline',
  'allow',
  'inspect',
  'redact',
  'verify',
  'compare',
  'why',
  'report',
  'explain',
  'rules',
  'page',
  'init',
  'completion',
  'lsp',
]

/** What people call commands who do not know their names. */
const otherNames: Readonly<Record<string, string>> = {
  check: 'lint',
  validate: 'lint',
  scan: 'lint',
  mend: 'fix',
  repair: 'fix',
  correct: 'fix',
  release: 'redact',
  sanitize: 'redact',
  show: 'inspect',
  list: 'rules',
  ignore: 'allow',
  suppress: 'allow',
  diff: 'compare',
  setup: 'init',
}

/** What to say when something that is no file was probably meant to be a command. */
export function suggestCommand(typed: string): string | undefined {
  const meant = commands.includes(typed) ? undefined : (otherNames[typed.toLowerCase()] ?? nearest(typed, commands))
  return meant && `Did you mean the command ${meant}?`
}
