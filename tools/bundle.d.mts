import type { Plugin } from 'esbuild'

/** Bundles the command line. `outfile` is what starts it; `plugins` are for tests, which plant faults. */
export function bundle(outfile: string, plugins?: readonly Plugin[]): Promise<void>

/** Keeps what V8 compiles of the bundled program beside it, for faster starts. */
export function keepCode(outfile: string): void

/** Puts the compiled grammars in the place of Chevrotain. */
export const chevrotainCompiled: Record<string, string>
