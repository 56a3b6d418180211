// Writes the files that follow from the sources. Run it with `npm run update`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rules } from '../rules/index.ts'
import { ismCoverage } from '../rules/ism-coverage.ts'
import { gitlabJob } from '../src/cli/ci-files.ts'
import { settingsSchema } from '../src/settings-schema.ts'
import { suppressionsSchema } from '../src/suppressions.ts'
import { reportClient } from './client.ts'
import { compiledGrammars } from './compile-grammars.ts'
import { type DerivedFile, ruleIndex, ruleReference } from './derived.ts'
import { grammarReference } from './grammar-reference.ts'
import { ismCoverageReference } from './ism-coverage.ts'
import { rulePages, rulePagesFolder } from './rule-pages.ts'

const ids = readdirSync('rules/catalog').map((name) => name.replace(/\.ts$/, ''))

if (write(ruleIndex(ids))) {
  // This run still holds the old list of rules: what follows from the rules themselves is written by a fresh one.
  process.exitCode = spawnSync(process.execPath, ['tools/run.mjs', 'tools/update.ts'], { stdio: 'inherit' }).status ?? 2
} else {
  write(ruleReference(rules))
  writeRulePages()
  write(ismCoverageReference(ismCoverage))
  write(grammarReference())
  write(compiledGrammars())
  write(await reportClient())
  write({ path: 'schema/settings.schema.json', text: `${JSON.stringify(settingsSchema(), null, 2)}\n` })
  write({ path: 'ci/gitlab.yml', text: gitlabJob })
  write({ path: 'schema/suppressions.schema.json', text: `${JSON.stringify(suppressionsSchema(rules), null, 2)}\n` })
}

/** A page for every rule, and none for a rule that is gone. */
function writeRulePages(): void {
  mkdirSync(rulePagesFolder, { recursive: true })
  const pages = rulePages(rules)
  for (const page of pages) write(page)
  for (const name of readdirSync(rulePagesFolder)) {
    const path = `${rulePagesFolder}/${name}`
    if (pages.some((page) => page.path === path)) continue
    rmSync(path)
    process.stdout.write(`removed ${path}\n`)
  }
}

/** True when the file changed. */
function write({ path, text }: DerivedFile): boolean {
  if (readOr(path, '') === text) return false
  writeFileSync(path, text)
  process.stdout.write(`wrote ${path}\n`)
  return true
}

function readOr(path: string, fallback: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return fallback
  }
}
