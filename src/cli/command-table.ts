import { join } from 'node:path'
import { Argument, type Command, Option } from 'commander'
import { publicAudience } from '../../grammar/vocabulary/named.ts'
import { formats } from '../report/format-names.ts'
import { pipelines } from './ci-files.ts'
import { modules } from './command-modules.ts'
import type { CommandName } from './commands.ts'
import { completion, type Shell, shells } from './completion.ts'
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
import { writeOut } from './output.ts'
import { version } from './version.ts'

const aboutPaths = 'files, folders, patterns in quotes, or - for standard input'

function withConsole(command: Command): Command {
  for (const option of consoleOptions()) command.addOption(option)
  return command
}

/** Sets up a command: its arguments and flags, and what it does. `done` takes its exit code. */
type SetUp = (command: Command, done: (code: number) => void) => void

/** The commands, in the order in which help lists them. What they do is loaded when they are called. */
export const commandTable: Readonly<Record<CommandName, SetUp>> = {
  lint: (command, done) => {
    withConsole(command.description('check markings (the default command)'))
      .argument('[path...]', aboutPaths)
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
      .action(async (paths: string[], options) => done(await (await modules.lint()).lintCommand(paths, options)))
  },

  fix: (command, done) => {
    withConsole(command.description('mend markings where that is safe: raise or complete, never lower, never touch prose'))
      .argument('[path...]', aboutPaths)
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
      .action(async (paths: string[], options) => done(await (await modules.fix()).fix(paths, options)))
  },

  baseline: (command, done) => {
    withConsole(command.description('note what is found now, so that lint reports what is new; take out what is mended'))
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
      .action(async (action, paths: string[], options) => done(await (await modules.baseline()).baseline(action, paths, options)))
  },

  allow: (command, done) => {
    withConsole(command.description('allow a finding, for a reason and for a time; it is back when the marking changes'))
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
      .action(async (target, rule, options) => done(await (await modules.allow()).allow(target, rule, options)))
  },

  inspect: (command, done) => {
    withConsole(command.description('show a document as it was read: header, banner, authority, portions; never prose'))
      .argument('[path...]', aboutPaths)
      .addOption(new Option('-f, --format <format>', 'output format').choices(['text', 'json', 'jsonl']).default('text'))
      .option('--stdin-filename <name>', 'name to show for standard input')
      .option('--allow-empty', 'nothing to inspect is fine')
      .option('--config <file>', 'settings; default: bannerline.json, searched upward from each file')
      .option('--no-config', 'no settings')
      .addOption(ceilingOption())
      .action(async (paths: string[], options) => done(await (await modules.inspect()).inspect(paths, options)))
  },

  redact: (command, done) => {
    withConsole(command.description('write a release that holds only what an audience may see, and prove it'))
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
        done(await (await modules.redact()).redact(source, { ...options, program: `bannerline@${version()}` })),
      )
  },

  verify: (command, done) => {
    withConsole(command.description('look for what should not be in a release'))
      .argument('<release>', 'the release, or - for standard input')
      .option('--against <original>', 'the document it was made from; finds text that should be withheld')
      .option('--certificate <file>', 'the certificate it came with; repeats its proofs without the original')
      .option('--policy <name|file>', 'the policy it was made with, for its waivers and exemptions')
      .option('--decisions <file>', 'the decisions it was made with')
      .option('--to <audience>', 'who may read it; default: what its banner line says')
      .addOption(profileOption())
      .addOption(new Option('-f, --format <format>', 'output format').choices(['text', 'json']).default('text'))
      .addOption(ceilingOption())
      .action(async (release: string, options) => done(await (await modules.verify()).verify(release, options)))
  },

  compare: (command, done) => {
    withConsole(command.description('find words that stand under different markings, or withheld in one release and shown in another'))
      .argument('<path...>', 'files, folders, patterns in quotes')
      .addOption(new Option('-f, --format <format>', 'output format').choices(['text', 'json']).default('text'))
      .addOption(ceilingOption())
      .action(async (paths: string[], options) => done(await (await modules.compare()).compare(paths, options)))
  },

  why: (command, done) => {
    withConsole(command.description('which portions force each word of the banner line, and what if'))
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
      .action(async (path: string, place: string, options) => done(await (await modules.why()).whyCommand(path, place, options)))
  },

  explain: (command, done) => {
    withConsole(command.description('explain a rule by its id, or a marking word by word'))
      .argument('<subject>', "a rule id, or a marking in quotes: '(S//NF)'")
      .addOption(profileOption())
      .action(async (subject: string, options) => done(await (await modules.explain()).explain(subject, options)))
  },

  rules: (command, done) => {
    withConsole(command.description('list the rules'))
      .addOption(new Option('-f, --format <format>', 'output format').choices(['text', 'json']).default('text'))
      .action(async (options) => done(await (await modules.rules()).listRules(options)))
  },

  report: (command, done) => {
    withConsole(command.description('write one page to look at: findings, release and reasons beside the document'))
      .argument('[path...]', aboutPaths)
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
      .action(async (paths: string[], options) => done(await (await modules.report()).report(paths, options)))
  },

  page: (command, done) => {
    withConsole(command.description('write the offline page: all of this in one file to open in a browser'))
      .requiredOption('-o, --output <file>', 'the page to write')
      .option('--force', 'write over an existing file')
      .action(async (options) => done(await (await modules.page()).page(options, join(import.meta.dirname, 'bannerline.html'))))
  },

  init: (command, done) => {
    withConsole(command.description('write settings to begin with, and a file for a pipeline; what is there already is kept'))
      .addOption(profileOption())
      .addOption(new Option('--ci <kind>', 'also write the file that a pipeline needs').choices(pipelines))
      .action(async (options) =>
        done(await (await modules.init()).init(options, join(import.meta.dirname, '../schema/settings.schema.json'))),
      )
  },

  completion: (command, done) => {
    command
      .description('print a script that completes commands and flags in a shell')
      .addArgument(new Argument('<shell>', 'which shell').choices(shells))
      .action(async (shell: Shell) => {
        await writeOut(completion(command.parent ?? command, shell))
        done(0)
      })
  },

  lsp: (command, done) => {
    command
      .description('serve an editor: findings while typing, fixes, hover (language server protocol)')
      .requiredOption('--stdio', 'talk over standard input and output')
      .action(async () => done(await (await modules.lsp()).serve(version())))
  },
}
