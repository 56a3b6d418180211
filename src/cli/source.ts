import type { RunFailure } from '../report/report.ts'

/** One text to check: a file still to be read, bytes still to be decoded, a text, or the reason why there is none. `path` is as shown. */
export type Source =
  | { readonly path: string; readonly file: string }
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly text: string }
  | { readonly failure: RunFailure }
