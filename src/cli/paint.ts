import { createColors } from 'picocolors'
import { noPaint, type Paint } from '../report/paint.ts'

/** Colours for one stream. Whether it takes any has been decided; the library is not asked (it colours files under CI). */
export function paintFor(color: boolean): Paint {
  if (!color) return noPaint
  const { bold, dim, red, yellow, cyan } = createColors(true)
  return { bold, dim, severity: { error: (text) => bold(red(text)), warning: (text) => bold(yellow(text)), info: cyan } }
}
