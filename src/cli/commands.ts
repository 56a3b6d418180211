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

/** What to say when something that is no file was probably meant to be a command. */
export function suggestCommand(typed: string): string | undefined {
  const meant = commands.includes(typed) ? undefined : nearest(typed, commands)
  return meant && `Did you mean the command ${meant}?`
}
