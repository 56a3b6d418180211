import { existsSync, readFileSync } from 'node:fs'
import { Argument, Command, CommanderError, Option } from 'commander'
import { publicAudience } from '../../grammar/vocabulary/named.ts'
import { formats } from '../report/format-names.ts'
import { wrap } from '../report/width.ts'
import { pipelines } from './ci-files.ts'
import { completion, type Shell, shells } from './completion.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure, OutputClosed, OverCeiling } from './failure.ts'
import {
  ceilingOption,
  collect,
  collectRuleLevels,
  collectTargets,
  consoleOptions,
  parseDate,
  profileOption,
  profilesOption,
  wholeNumber,
} from './options.ts'
import { writeErr, writeOut } from './output.ts'
import { usageFailure } from './usage.ts'

/**
 * Runs one command line and returns the exit code: 0 done and clean, 1 findings or a release that does not verify, 2 could not run completely.
 * Commands are loaded when they are called, so that help and usage errors do not wait for the grammar.
 */
export async function run(args: readonly string[]): Promise<number> {
  const said = { out: '' }
  let code = 0
  const program = buildProgram(said, (result) => {
    code = result
  })
  try {
    await program.parseAsync(asFlags(args), { from: 'user' })
    await writeOut(said.out)
    return code
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode !== 0)
      return await failed(usageFailure(error, program, args), said, consoleAsked(args))
    return await failed(error, said, consoleAsked(args))
  }
}

/** How an error is to look, also when it is the command line that is not understood. */
function consoleAsked(args: readonly string[]): ConsoleOptions {
  const width = Number(args[args.indexOf('--width') + 1])
  return { ascii: args.includes('--ascii'), ...(args.includes('--width') && width >= 40 ? { width } : {}) }
}

/** `help` and `version` are tried by people who do not know the flags; a file of that name comes first. */
function asFlags([first, second, ...rest]: readonly string[]): string[] {
  const words = [first, second, ...rest].filter((word) => word !== undefined)
  if ((first !== 'help' && first !== 'version') || rest.length > 0 || existsSync(first)) return words
  if (first === 'version') return second === undefined ? ['--version'] : words
  return second === undefined ? ['--help'] : [second, '--help']
}

async function failed(error: unknown, said: { out: string }, asked: ConsoleOptions): Promise<number> {
  if (error instanceof OutputClosed) return 2
  if (error instanceof OverCeiling) {
    await writeErr(error.notice)
    return 1
  }
  if (error instanceof CommanderError) {
    return await writeOut(said.out).then(
      () => 0,
      (unwritten: unknown) => failed(unwritten, { out: '' }, asked),
    )
  }
  await openConsole(asked).fail(error instanceof Failure ? error : internalError(error))
  return 2
}

/** What an unforeseen error says could quote a document, so it is not printed; only which rule broke off, if one did. */
function internalError(error: unknown): Failure {
  const rule = error instanceof Error && 'rule' in error && /^[a-z0-9-]{1,60}$/.test(String(error.rule)) ? ` in rule ${error.rule}` : ''
  return new Failure(`Internal error${rule}: bannerline could not finish, and wrote nothing.`, {
    remedy: 'Please report which command it was, without the document: markings alone are enough.',
  })
}

function buildProgram(said: { out: string }, done: (code: number) => void): Command {
  const program = new Command('bannerline')
    .description('Checks the classification markings of a cable or memo, and writes a release that it has proved.')
    .version(version(), '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand(false)
    .exitOverride()
    // Names alone, so that what they do has room on a narrow screen.
    .configureHelp({ subcommandTerm: (command) => command.name(), minWidthToWrap: 20 })
    .configureOutput({
      writeOut: (text) => {
        said.out += text
      },
      // A mistake is told in our own words.
      writeErr: () => {},
      getOutHelpWidth: () => openConsole({}).width,
    })
    .addHelpText('after', () => `\n${afterHelp(openConsole({}).width)}`)

  const path = new Argument('[path...]', 'files, folders, patterns in quotes, or - for standard input')

  withConsole(program.command('lint', { isDefault: true }).description('check markings (the default command)'))
    .addArgument(path)
    .option('-f, --format <format[=file]>', `${formats.join(', ')}; repeat it as format=file for more than one`, collectTargets)
    .addOption(
      new Option('--fail-on <level>', 'exit 1 from this severity on').choices(['error', 'warning', 'info', 'never']).default('error'),
    )
    .option('--quiet', 'show errors only')
    .option('--verbose', 'say how each file was read')
    .option('--rule <id=level>', 'change the severity of a rule: error, warning, info or off', collectRuleLevels)
    .option('--only <id>', 'check this rule alone (repeatable)', collect)
    .option('--skip <id>', 'leave this rule out (repeatable)', collect)
    .addOption(profilesOption())
    .option('--as-of <date>', "judge by this day; default: the document's own date", parseDate)
    .addOption(
      new Option('--input-format <format>', 'text, ndjson (records with id and text) or tar; default: by the name').choices([
        'text',
        'ndjson',
        'tar',
      ]),
    )
    .option('--resume', 'go on with the results of a run that was broken off (with --format jsonl=FILE)')
    .option('--jobs <number>', 'threads to check records with (with --format jsonl)', wholeNumber(1))
    .option('--stdin-filename <name>', 'name to show for standard input')
    .option('--show-text', 'show the lines of the document unmasked, on a terminal only')
    .option('--config <file>', 'settings; default: bannerline.json, searched upward from each file')
    .option('--no-config', 'no settings')
    .option('--print-config <path>', 'show what settings hold for this file, and check nothing')
    .option('--baseline <file>', 'findings that were there before are counted, not reported; default: what the settings name')
    .option('--no-baseline', 'report those too')
    .option('--strict-baseline', 'exit 1 when the baseline holds something that is mended')
    .option('--suppressions <file>', 'findings that are allowed; default: bannerline.suppressions.json')
    .option('--no-suppressions', 'report those too')
    .option('--suppressions-from <ref>', 'read them as they were in this commit of git, so that a change cannot allow its own findings')
    .option('--include-suppressed', 'put allowed findings into sarif too, marked as such')
    .addOption(new Option('--progress <when>', 'say on the screen how far a long run is').choices(['auto', 'on', 'off']).default('auto'))
    .option('--watch', 'check again whenever a file is saved, until it is stopped with Ctrl-C')
    .option('--staged', 'check only what is staged in git, as it is staged')
    .option('--since <ref>', 'check only what changed since this commit or branch of git')
    .option('--allow-empty', 'nothing to check is fine')
    .option('--max-findings <number>', 'show at most this many; all are counted', wholeNumber(0))
    .addOption(ceilingOption())
    .action(async (paths: string[], options) => done(await (await import('./lint.ts')).lintCommand(paths, options)))

  withConsole(program.command('fix').description('mend markings where that is safe: raise or complete, never lower, never touch prose'))
    .addArgument(path)
    .option('--diff', 'show the lines that would change, masked, and write nothing')
    .option('--dry-run', 'say what would change, and write nothing')
    .option('--rule <id=level>', 'change the severity of a rule: error, warning, info or off', collectRuleLevels)
    .option('--only <id>', 'fix what this rule finds alone (repeatable)', collect)
    .option('--skip <id>', 'leave this rule out (repeatable)', collect)
    .addOption(profileOption())
    .option('--as-of <date>', "judge by this day; default: the document's own date", parseDate)
    .option('--config <file>', 'settings; default: bannerline.json, searched upward from each file')
    .option('--no-config', 'no settings')
    .option('--suppressions <file>', 'findings that are allowed are left as they are; default: bannerline.suppressions.json')
    .option('--no-suppressions', 'mend those too')
    .addOption(ceilingOption())
    .action(async (paths: string[], options) => done(await (await import('./fix.ts')).fix(paths, options)))

  withConsole(program.command('baseline').description('note what is found now, so that lint reports what is new; take out what is mended'))
    .addArgument(
      new Argument('<action>', 'create: write a baseline; prune: take out what is mended; show: what it holds').choices([
        'create',
        'prune',
        'show',
      ]),
    )
    .argument('[path...]', 'files, folders, patterns in quotes')
    .option('-o, --output <file>', 'the baseline; default: what the settings name, else bannerline.baseline.jsonl')
    .addOption(profileOption())
    .option('--as-of <date>', "judge by this day; default: the document's own date", parseDate)
    .option('--config <file>', 'settings; default: bannerline.json, searched upward from each file')
    .option('--no-config', 'no settings')
    .addOption(ceilingOption())
    .action(async (action, paths: string[], options) => done(await (await import('./baseline.ts')).baseline(action, paths, options)))

  withConsole(program.command('allow').description('allow a finding, for a reason and for a time; it is back when the marking changes'))
    .argument('[path:place]', 'where the finding is, as reports name it: draft.txt:¶3, draft.txt:banner')
    .argument('[rule]', 'the id of its rule')
    .option('--reason <text>', 'why, in three words or more; reports show it, so quote nothing from the document')
    .option('--by <name>', 'who answers for it')
    .option('--until <date>', 'the last day, at most a year ahead', parseDate)
    .option('--prune', 'take out what has ended, and what fits no finding any more')
    .option('--suppressions <file>', 'where to write it; default: bannerline.suppressions.json')
    .addOption(profileOption())
    .option('--as-of <date>', "judge by this day; default: the document's own date", parseDate)
    .option('--config <file>', 'settings; default: bannerline.json, searched upward from each file')
    .option('--no-config', 'no settings')
    .addOption(ceilingOption())
    .action(async (target, rule, options) => done(await (await import('./allow.ts')).allow(target, rule, options)))

  withConsole(program.command('inspect').description('show a document as it was read: header, banner, authority, portions; never prose'))
    .addArgument(path)
    .addOption(new Option('-f, --format <format>', 'output format').choices(['text', 'json', 'jsonl']).default('text'))
    .option('--stdin-filename <name>', 'name to show for standard input')
    .option('--allow-empty', 'nothing to inspect is fine')
    .option('--config <file>', 'settings; default: bannerline.json, searched upward from each file')
    .option('--no-config', 'no settings')
    .addOption(ceilingOption())
    .action(async (paths: string[], options) => done(await (await import('./inspect.ts')).inspect(paths, options)))

  withConsole(program.command('redact').description('write a release that holds only what an audience may see, and prove it'))
    .argument('<path>', 'the document, or - for standard input')
    .option('--to <audience>', 'who may read it, as a marking: UNCLASSIFIED, or "SECRET//REL TO USA, FVEY"')
    .option('--policy <name|file>', 'a release policy instead: public-release, rel-fvey, rel-gbr, nato, internal-sbu, or a file (JSON)')
    .option('--decisions <file>', 'what a person decided on this document: grounds, names and terms, waivers, case and reviewer (JSON)')
    .option('-o, --output <file>', 'the release to write, in Markdown when it ends in .md; - for standard output')
    .option('--certificate <file>', 'also write what was proved, to go with the release')
    .option('--index <file>', 'also write a Vaughn index, .csv or .jsonl, to go with the release')
    .option('--log <file>', 'also write every decision with keyed hashes, to stay with the source')
    .option('--key <file>', 'key for the log; made when there is none', '.bannerline/key')
    .option('--force', 'write over an existing release')
    .option('--dry-run', 'decide and verify, but write nothing')
    .option('--verbose', 'say of every part why, and on what authority')
    .addOption(profileOption())
    .option('--stdin-filename <name>', 'name to show for standard input')
    .addOption(ceilingOption())
    .action(async (source: string, options) =>
      done(await (await import('./redact.ts')).redact(source, { ...options, program: `bannerline@${version()}` })),
    )

  withConsole(program.command('verify').description('look for what should not be in a release'))
    .argument('<release>', 'the release, or - for standard input')
    .option('--against <original>', 'the document it was made from; finds text that should be withheld')
    .option('--certificate <file>', 'the certificate it came with; repeats its proofs without the original')
    .option('--policy <name|file>', 'the policy it was made with, for its waivers and exemptions')
    .option('--decisions <file>', 'the decisions it was made with')
    .option('--to <audience>', 'who may read it; default: what its banner line says')
    .addOption(profileOption())
    .addOption(new Option('-f, --format <format>', 'output format').choices(['text', 'json']).default('text'))
    .addOption(ceilingOption())
    .action(async (release: string, options) => done(await (await import('./verify.ts')).verify(release, options)))

  withConsole(
    program
      .command('compare')
      .description('find words that stand under different markings, or withheld in one release and shown in another'),
  )
    .argument('<path...>', 'files, folders, patterns in quotes')
    .addOption(new Option('-f, --format <format>', 'output format').choices(['text', 'json']).default('text'))
    .addOption(ceilingOption())
    .action(async (paths: string[], options) => done(await (await import('./compare.ts')).compare(paths, options)))

  withConsole(program.command('why').description('which portions force each word of the banner line, and what if'))
    .argument('<path>', 'the document, or - for standard input')
    .argument('[place]', 'banner, or a place such as ¶3: what would be without it', 'banner')
    .option('--without <place>', 'leave this portion out: ¶3, or 3 (repeatable)', collect)
    .option('--to <audience>', 'also tell what to leave out for this audience')
    .addOption(profileOption())
    .option('--as-of <date>', "judge by this day; default: the document's own date", parseDate)
    .option('--stdin-filename <name>', 'name to show for standard input')
    .addOption(new Option('-f, --format <format>', 'output format').choices(['text', 'json']).default('text'))
    .option('--config <file>', 'settings; default: bannerline.json, searched upward from each file')
    .option('--no-config', 'no settings')
    .addOption(ceilingOption())
    .action(async (path: string, place: string, options) => done(await (await import('./why.ts')).whyCommand(path, place, options)))

  withConsole(program.command('explain').description('explain a rule by its id, or a marking word by word'))
    .argument('<subject>', "a rule id, or a marking in quotes: '(S//NF)'")
    .addOption(profileOption())
    .action(async (subject: string, options) => done(await (await import('./explain.ts')).explain(subject, options)))

  withConsole(program.command('rules').description('list the rules'))
    .addOption(new Option('-f, --format <format>', 'output format').choices(['text', 'json']).default('text'))
    .action(async (options) => done(await (await import('./rules.ts')).listRules(options)))

  withConsole(program.command('report').description('write one page to look at: findings, release and reasons beside the document'))
    .addArgument(path)
    .requiredOption(
      '-o, --output <file>',
      'the page to write; a new folder, with / at its end, to write a page for each document; - for standard output',
    )
    .option('--to <audience>', 'whose release to show, as a marking', publicAudience)
    .option('--with-text', 'show the text of the documents; default: masked')
    .addOption(profileOption())
    .option('--as-of <date>', "judge by this day; default: the document's own date", parseDate)
    .option('--stdin-filename <name>', 'name to show for standard input')
    .option('--config <file>', 'settings; default: bannerline.json, searched upward from each file')
    .option('--no-config', 'no settings')
    .option('--suppressions <file>', 'findings that are allowed; default: bannerline.suppressions.json')
    .option('--no-suppressions', 'show those as findings too')
    .addOption(ceilingOption())
    .action(async (paths: string[], options) => done(await (await import('./report.ts')).report(paths, options)))

  withConsole(program.command('page').description('write the offline page: all of this in one file to open in a browser'))
    .requiredOption('-o, --output <file>', 'the page to write')
    .option('--force', 'write over an existing file')
    .action(async (options) => done(await (await import('./page.ts')).page(options, new URL('bannerline.html', import.meta.url))))

  withConsole(program.command('init').description('write settings to begin with, and a file for a pipeline; what is there already is kept'))
    .addOption(profileOption())
    .addOption(new Option('--ci <kind>', 'also write the file that a pipeline needs').choices(pipelines))
    .action(async (options) =>
      done(await (await import('./init.ts')).init(options, new URL('../schema/settings.schema.json', import.meta.url))),
    )

  program
    .command('completion')
    .description('print a script that completes commands and flags in a shell')
    .addArgument(new Argument('<shell>', 'which shell').choices(shells))
    .action(async (shell: Shell) => {
      await writeOut(completion(program, shell))
      done(0)
    })

  program
    .command('lsp')
    .description('serve an editor: findings while typing, fixes, hover (language server protocol)')
    .requiredOption('--stdio', 'talk over standard input and output')
    .action(async () => done(await (await import('./lsp.ts')).serve(version())))

  return program
}

const examples: readonly (readonly [string, string])[] = [
  ['bannerline draft.txt', 'what is wrong with a draft, where, and what to do'],
  ['bannerline fix draft.txt --diff', 'what can be mended safely; without --diff, mend it'],
  ['bannerline why draft.txt', 'what the banner line should say, and which paragraph asks for it'],
  ["bannerline explain '(S//NF)'", 'a marking, word by word'],
  ['bannerline redact draft.txt --to UNCLASSIFIED -o release.txt', 'a release, written only when it is proved'],
]

function afterHelp(width: number): string {
  const lines = examples.flatMap(([command, about]) => [`  ${command}`, ...wrap(about, width - 6).map((line) => `      ${line}`)])
  const notes = [
    'bannerline COMMAND --help tells what a command takes.',
    'Exit codes: 0 clean; 1 findings, or a release that does not verify; 2 could not run completely; 130 interrupted.',
    'It runs on this machine alone: no network, no telemetry, nothing kept. It never prints the text of a document unless --show-text asks for it.',
  ]
  return ['For example:', ...lines, '', ...notes.flatMap((note) => wrap(note, width))].join('\n')
}

function withConsole(command: Command): Command {
  for (const option of consoleOptions()) command.addOption(option)
  return command
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version
}
