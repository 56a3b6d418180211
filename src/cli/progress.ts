import { thousands } from '../report/summary.ts'

/** Nothing is shown for a run that is over before anybody wonders. */
const patience = 500
const interval = 250

/** Shows on a terminal how far a run is, how fast it goes and how long it will take. Elsewhere, and for short runs, nothing. */
export function startProgress(stream: NodeJS.WriteStream, total: number | undefined): { done(count: number): void; stop(): void } {
  const start = performance.now()
  let shown = start + patience - interval
  let visible = false
  return {
    done(count) {
      const now = performance.now()
      if (!stream.isTTY || now - start < patience || now - shown < interval) return
      shown = now
      visible = true
      stream.write(`\r\x1b[K${progressText(count, total, (now - start) / 1000)}`)
    },
    stop() {
      if (visible) stream.write('\r\x1b[K')
    },
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
