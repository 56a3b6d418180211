import type { WriteStream } from 'node:tty'
import { thousands } from '../report/summary.ts'
import { terminalOn, writeErr } from './output.ts'

/** Nothing is shown for a run that is over before anybody wonders. */
const patience = 500
const interval = 250

export type ProgressChoice = 'auto' | 'on' | 'off'

interface Progress {
  done(count: number): void
  /** Takes the line away, for something else to be written. */
  stop(): void
}

/**
 * Shows on a terminal how far a run is, how fast it goes and how long it will take; nothing for short runs. Elsewhere it tells only when
 * asked to, one line for each tenth. It never names a file.
 */
export function startProgress(total: number | undefined, choice: ProgressChoice = 'auto'): Progress {
  if (choice === 'off') return silent
  const terminal = terminalOn(2)
  if (terminal) return onOneLine(terminal, total)
  return choice === 'on' && total ? byTenths(total) : silent
}

const silent: Progress = { done() {}, stop() {} }

function onOneLine(terminal: WriteStream, total: number | undefined): Progress {
  const start = performance.now()
  let shown = start + patience - interval
  let visible = false
  return {
    done(count) {
      const now = performance.now()
      if (now - start < patience || now - shown < interval) return
      shown = now
      visible = true
      terminal.write(`\r\x1b[K${progressText(count, total, (now - start) / 1000)}`)
    },
    stop() {
      if (visible) terminal.write('\r\x1b[K')
      visible = false
    },
  }
}

function byTenths(total: number): Progress {
  const start = performance.now()
  let tenth = 0
  return {
    done(count) {
      if (count === 0 || Math.floor((count / total) * 10) <= tenth) return
      tenth = Math.floor((count / total) * 10)
      writeErr(`${progressText(count, total, (performance.now() - start) / 1000)}\n`)
    },
    stop() {},
  }
}

/** `12,000 of 250,000 · 31,900 a second · 8 s left` */
export function progressText(count: number, total: number | undefined, seconds: number): string {
  const rate = count / seconds
  const parts = [
    total === undefined ? thousands(count) : `${thousands(count)} of ${thousands(total)}`,
    `${thousands(Math.round(rate))} a second`,
  ]
  if (total !== undefined && rate > 0) parts.push(`${duration((total - count) / rate)} left`)
  return parts.join(' · ')
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  return whole < 3600
    ? `${Math.floor(whole / 60)} min ${whole % 60} s`
    : `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}
