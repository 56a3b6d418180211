import type { WriteStream } from 'node:tty'

export type ColorChoice = 'auto' | 'always' | 'never'
type Environment = Readonly<Record<string, string | undefined>>

/**
 * Whether one stream is coloured: `--color`, then NO_COLOR, FORCE_COLOR, TERM=dumb, then whether it is a terminal. CI alone decides nothing.
 * Source: no-color.org, force-color.org; an empty variable counts as unset.
 */
export function decideColor(choice: ColorChoice, environment: Environment, isTerminal: boolean): boolean {
  if (choice !== 'auto') return choice === 'always'
  if (environment.NO_COLOR) return false
  const forced = environment.FORCE_COLOR
  if (forced) return forced !== '0' && forced !== 'false'
  return environment.TERM !== 'dumb' && isTerminal
}

/**
 * Whether to keep to ASCII. Only a terminal has a locale to ask; what goes into a file or a pipe is the same everywhere.
 */
export function decideAscii(asked: boolean, environment: Environment, platform: string, isTerminal: boolean): boolean {
  if (asked || !isTerminal) return asked
  if (platform === 'win32') return !environment.WT_SESSION && !environment.TERM_PROGRAM
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || ''
  return !/utf-?8/i.test(locale)
}

/** Columns to wrap at: what was asked for, else those of the terminal, else 100. Below 40 nothing fits; above 160 nobody reads. */
export function decideWidth(asked: number | undefined, terminal: Pick<WriteStream, 'columns'> | undefined): number {
  return Math.min(Math.max(asked ?? (terminal?.columns || 100), 40), asked ?? 160)
}
