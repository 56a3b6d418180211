import type { Plugin } from 'esbuild'

/** Bundles the command line into one file. `plugins` are for tests, which plant faults. */
export function bundle(outfile: string, plugins?: readonly Plugin[]): Promise<void>

export const chevrotainCompiled: Record<string, string>
