import { nearest } from '../nearest.ts'

/** The commands, in the order in which help lists them. */
export const commandNames = [
  'lint',
  'fix',
  'baseline',
  'allow',
  'inspect',
  'redact',
  'verify',
  'compare',
  'why',
  'explain',
  'rules',
  'report',
  'page',
  'init',
  'completion',
  'lsp',
] as const

export type CommandName = (typeof commandNames)[number]

/** What runs when no command is named. */
export const defaultCommand: CommandName = 'lint'

/** What a thread of a run over many texts is started with, in the place of a command. */
export const threadFlag = '--thread'

/** What people call commands who do not know their names. */
const otherNames: Readonly<Record<string, CommandName>> = {
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
  const isCommand = commandNames.some((name) => name === typed)
  const meant = isCommand ? undefined : (otherNames[typed.toLowerCase()] ?? nearest(typed, commandNames))
  return meant && `Did you mean the command ${meant}?`
}
