import type { Command, CommanderError } from 'commander'
import { printable } from '../report/width.ts'
import { suggestCommand } from './commands.ts'
import { Failure } from './failure.ts'

/** What to say of a command line that is not understood, by the kind of mistake; the library's own words are a programmer's. */
const mistakes: readonly (readonly [RegExp, (parts: readonly string[]) => { readonly message: string; readonly remedy?: string }])[] = [
  [
    /^error: unknown option '(.*)'(?:\n\(Did you mean (.*)\?\))?$/s,
    ([flag, meant]) => ({ message: `There is no flag ${flag}.`, ...(meant ? { remedy: `Did you mean ${meant}?` } : {}) }),
  ],
  [/^error: missing required argument '(.*)'$/, ([name]) => ({ message: `Something is missing: ${name}.` })],
  [/^error: option '(.*)' argument missing$/, ([flag]) => ({ message: `Something has to stand after ${flag}.` })],
  [/^error: required option '(.*)' not specified$/, ([flag]) => ({ message: `Something is missing: ${flag}.` })],
  [
    /^error: option '(?:-\w, )?(--[a-z-]+).*?' argument '(.*?)' is invalid\. (?:Allowed choices are )?(.*)$/s,
    ([flag, value, choices]) => ({ message: `${flag} cannot be ${quoted(value)}.`, remedy: choicesText(choices) }),
  ],
  [
    /^error: command-argument value '(.*?)' is invalid for argument '.*'\. (?:Allowed choices are )?(.*)$/s,
    ([value, choices]) => ({ message: `It cannot be ${quoted(value)}.`, remedy: choicesText(choices) }),
  ],
  [/^error: too many arguments for '(.*)'\./, ([command]) => ({ message: `There is more on this line than ${command} takes.` })],
]

/** A mistake in the command line, told in words, and where to read on. */
export function usageFailure(error: CommanderError, program: Command, typed: readonly string[]): Failure {
  const command = program.commands.find((one) => one.name() === typed.find((word) => !word.startsWith('-')))
  const help = `bannerline${command ? ` ${command.name()}` : ''} --help shows how to write it.`
  for (const [pattern, words] of mistakes) {
    const found = pattern.exec(error.message)
    if (!found) continue
    const { message, remedy } = words(found.slice(1).map((part) => printable(part ?? '')))
    const about = aboutMissing(command, found[1] ?? '')
    const meant = suggestCommand(typed[0] ?? '')
    return new Failure(about ? `Something is missing: ${about}.` : message, { remedy: [remedy, meant, help].filter(Boolean).join(' ') })
  }
  return new Failure('This command line is not understood.', { remedy: help })
}

/** What an argument or a flag that is missing is for. */
function aboutMissing(command: Command | undefined, name: string): string | undefined {
  const argument = command?.registeredArguments.find((one) => one.name() === name)
  if (argument) return argument.description
  const option = command?.options.find(({ flags, mandatory }) => flags === name && mandatory)
  return option && `${option.flags}, ${option.description}`
}

function quoted(value = ''): string {
  return value === '' ? 'empty' : value
}

/** A list of what is possible, or a sentence that an option has of its own. */
function choicesText(choices = ''): string {
  return /^[a-z0-9, -]+\.$/.test(choices) ? `It can be ${choices}` : choices
}
