import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { parseDocument } from '../../grammar/parse.ts'
import type { CalendarDate } from '../../grammar/text/date.ts'
import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { checkDocument, profileFor } from '../../rules/check.ts'
import { isMixedRecord } from '../../rules/facts.ts'
import { rules } from '../../rules/index.ts'
import { makeRelease } from '../release/make.ts'
import { policyFor } from '../release/policy.ts'
import type { ReportedCable } from '../report/html/cable.ts'
import { renderReport } from '../report/html/report.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure } from './failure.ts'
import { findInputs, type Input, shownPath } from './inputs.ts'
import { readText } from './read.ts'
import { readPolicy } from './redact.ts'
import { writeReport } from './report-file.ts'

export interface HtmlReportOptions extends ConsoleOptions {
  readonly output: string
  readonly to: string
  readonly withText?: boolean
  readonly profile?: Profile
  readonly asOf?: CalendarDate
  readonly stdinFilename?: string
}

/** Writes one page that shows documents with their findings. Returns 0, or 2 when one could not be read. */
export async function report(paths: readonly string[], options: HtmlReportOptions): Promise<number> {
  const console = openConsole(options)
  if (paths.length === 0)
    throw new Failure('Name a file or folder to report on.', { remedy: 'For example: bannerline report drafts -o report.html' })
  readPolicy(policyFor(options.to), options.profile)
  const { inputs, failures } = findInputs(paths, { stdinName: options.stdinFilename, allowEmpty: false })
  for (const failure of failures) await console.fail(failure)
  let code = failures.length > 0 ? 2 : 0
  const cables: ReportedCable[] = []
  for (const input of inputs) {
    try {
      cables.push(await look(input, options))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      await console.fail(error)
      code = 2
    }
  }
  if (cables.length === 0) return 2
  const page = renderReport(cables, {
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    showText: options.withText === true,
    digest: (text) => createHash('sha256').update(text).digest('base64'),
  })
  if (options.output === '-') await console.out(page)
  else {
    writeReport(options.output, page, inputs)
    await console.tell(
      `written    ${shownPath(resolve(options.output))}${options.withText ? '' : ', masked: it holds no text of the documents'}`,
    )
  }
  return code
}

async function look(input: Input, { profile: asked, asOf: day, to }: HtmlReportOptions): Promise<ReportedCable> {
  const document = parseDocument((await readText(input)).text)
  const profile = asked ?? profileFor(document)
  const asOf = day ?? (isMixedRecord(document) ? undefined : document.date?.value)
  const outcome = makeRelease(document, readPolicy(policyFor(to), asked))
  return {
    path: input.path,
    document,
    profile,
    asOf,
    findings: checkDocument(document, { profile, asOf }),
    preview: { audience: to, outcome },
  }
}
