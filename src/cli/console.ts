import type { Paint } from '../report/paint.ts'
import type { RunFailure } from '../report/report.ts'
import { printable, toAscii, wrap } from '../report/width.ts'
import { terminalOn, writeErr, writeOut } from './output.ts'
import { paintFor } from './paint.ts'
import { type ColorChoice, decideAscii, decideColor, decideWidth } from './terminal.ts'

/** Flags of every command that prints for people. */
export interface ConsoleOptions {
  readonly color?: ColorChoice
  readonly ascii?: boolean
  readonly width?: number
}

/** Where a command writes to, and how it may look there. */
export interface Console {
  readonly width: number
  readonly paint: Paint
  readonly ascii: boolean
  readonly isTerminal: boolean
  out(text: string | Uint8Array): Promise<void>
  /** For the person who runs the program: standard error. */
  tell(text: string): Promise<void>
  fail(failure: RunFailure & { readonly frame?: readonly string[] }): Promise<void>
}

export function openConsole({ color = 'auto', ascii = false, width }: ConsoleOptions): Console {
  const { env, platform } = process
  const terminal = terminalOn(1)
  const errors = terminalOn(2)
  const paint = paintFor(decideColor(color, env, errors !== undefined))
  const asciiErrors = decideAscii(ascii, env, platform, errors !== undefined)
  const errorWidth = decideWidth(width, errors)
  const tell = (text: string): Promise<void> => writeErr(`${asciiErrors ? toAscii(text) : text}\n`)
  return {
    width: decideWidth(width, terminal),
    paint: paintFor(decideColor(color, env, terminal !== undefined)),
    ascii: decideAscii(ascii, env, platform, terminal !== undefined),
    isTerminal: terminal !== undefined,
    out: writeOut,
    tell,
    fail({ path, message, remedy, frame = [] }) {
      const first = `${path === undefined ? '' : `${printable(path)}: `}${message}`
      const rows = wrap(first, errorWidth - 7).map((row, index) =>
        index === 0 ? `${paint.severity.error('error')}  ${row}` : `       ${row}`,
      )
      const advice = remedy ? wrap(remedy, errorWidth - 7).map((row) => `       ${row}`) : []
      return tell([...rows, ...frame, ...advice].join('\n'))
    },
  }
}
