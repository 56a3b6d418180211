import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The version of this program. Only the bundle asks for it, which lies beside the manifest's folder. */
export function version(): string {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')).version
}
