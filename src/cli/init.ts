import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { ciFiles, type Pipeline } from './ci-files.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { writeWhole } from './report-file.ts'

export interface InitOptions extends ConsoleOptions {
  readonly profile?: Profile
  readonly ci?: Pipeline
}

/** Writes settings and, on demand, a file for a pipeline. What is there already is left as it is, and said. Returns 0. */
export async function init(options: InitOptions, schema: string): Promise<number> {
  const console = openConsole(options)
  const files = [
    { path: 'bannerline.json', text: settingsText(options.profile, schema), otherwise: undefined },
    ...(options.ci ? ciFiles[options.ci] : []),
  ]
  for (const { path, text, otherwise } of files) {
    if (existsSync(path)) {
      await console.out(`kept     ${path}: it was there already.${otherwise ? ` ${otherwise}` : ''}\n`)
      continue
    }
    mkdirSync(dirname(path), { recursive: true })
    writeWhole(path, text)
    await console.out(`wrote    ${path}\n`)
  }
  if (options.ci) await console.out('A hosted runner is an unclassified system: it must never see a classified draft.\n')
  if (options.ci && !existsSync(join('node_modules', 'bannerline')))
    await console.out(
      'The pipeline runs the bannerline that is installed here: npm install --save-dev FOLDER, the folder or archive it came in.\n',
    )
  await console.out('Next: bannerline lint . shows what there is to mend; bannerline baseline create . takes it as known.\n')
  return 0
}

function settingsText(profile: Profile | undefined, schema: string): string {
  const path = relative(process.cwd(), schema)
  // Editors find the schema beside the program, not on the web, which is not there on every network.
  const isNear = !path.startsWith('..') && existsSync(join(process.cwd(), path))
  const settings = { ...(isNear ? { $schema: `./${path.split(sep).join('/')}` } : {}), root: true, ...(profile ? { profile } : {}) }
  return `${JSON.stringify(settings, null, 2)}\n`
}
