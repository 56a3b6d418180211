import { existsSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { wrap } from '../report/width.ts'
import { commandTable } from './command-table.ts'
import { type CommandName, commandNames, defaultCommand } from './commands.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure, OutputClosed, OverCeiling } from './failure.ts'
import { writeErr, writeOut } from './output.ts'
import { usageFailure } from './usage.ts'
import { version } from './version.ts'

/**
 * Runs one command line and returns the exit code: 0 done and clean, 1 findings or a release that does not verify, 2 could not run completely.
 * Commands are loaded when they are called, so that help and usage errors do not wait for the grammar.
 */
export async function run(args: readonly string[]): Promise<number> {
  const said = { out: '' }
  let code = 0
  const typed = asFlags(args)
  const setUp = (names: readonly CommandName[]): Command =>
    buildProgram(names, said, (result) => {
      code = result
    })
  try {
    await setUp(commandsFor(typed)).parseAsync(typed, { from: 'user' })
    await writeOut(said.out)
    return code
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode !== 0)
      return await failed(usageFailure(error, setUp(commandNames), args), said, consoleAsked(args))
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

/** The commands that a command line is about. To set up all of them takes milliseconds, and only a list of commands needs that. */
function commandsFor(args: readonly string[]): readonly CommandName[] {
  const named = commandNames.find((name) => name === args[0])
  const isHelp = named === undefined && args.some((arg) => arg === '-h' || arg === '--help')
  return isHelp || named === 'completion' ? commandNames : [named ?? defaultCommand]
}

function buildProgram(names: readonly CommandName[], said: { out: string }, done: (code: number) => void): Command {
  const program = new Command('bannerline')
    .description('Checks the classification markings of a cable or memo, and writes a release that it has proved.')
    .option('--version', 'print the version')
    .on('option:version', () => {
      said.out += `${version()}\n`
      throw new CommanderError(0, 'commander.version', '')
    })
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

  for (const name of names) commandTable[name](program.command(name, { isDefault: name === defaultCommand }), done)
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
