import { resolve } from 'node:path'
import { formatDate } from '../../grammar/text/date.ts'
import { openConsole } from './console.ts'
import { shownPath } from './inputs.ts'
import { openSettings } from './settings.ts'
import { suppressionsPath } from './suppressions.ts'

/** Prints what settings hold for a file, as JSON, whether the file is there or not. Returns 0. */
export async function printConfig(path: string, config: string | boolean | undefined): Promise<number> {
  const { path: settings, profile, rules, folder } = openSettings(config).settingsFor(resolve(path))
  const shown = (file: string | undefined): string | null => (file === undefined ? null : shownPath(file))
  const record = {
    version: 1,
    path: shownPath(resolve(path)),
    settings: settings ?? null,
    profile: profile ?? null,
    ceiling: folder?.ceiling ?? null,
    isIgnored: folder?.ignored.has(resolve(path)) ?? false,
    suppressions: shown(suppressionsPath({}, folder)),
    baseline: shown(folder?.baseline),
    rules: Object.fromEntries(
      Object.entries(rules).map(([id, { level, since, before }]) => [
        id,
        since || before ? { level, since: since && formatDate(since), before: before && formatDate(before) } : level,
      ]),
    ),
  }
  await openConsole({}).out(`${JSON.stringify(record, null, 2)}\n`)
  return 0
}
