import type { Command, Option } from 'commander'
import { defaultCommand } from './commands.ts'

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const
export type Shell = (typeof shells)[number]

interface Flag {
  readonly long: string
  readonly short: string | undefined
  readonly about: string
  readonly takesValue: boolean
  readonly choices: readonly string[]
}

interface Entry {
  readonly name: string
  readonly about: string
  readonly flags: readonly Flag[]
  /** What its first argument can be, when that is no file. */
  readonly words: readonly string[]
  /** It takes nothing but such a word. */
  readonly isComplete: boolean
}

/** A script that completes commands, flags and their values in a shell; it follows from the table of commands. */
export function completion(program: Command, shell: Shell): string {
  return scripts[shell](program.commands.map(entry))
}

function entry(command: Command): Entry {
  const [first] = command.registeredArguments
  return {
    name: command.name(),
    about: plain(command.description()),
    flags: [...command.options.map(flag), { long: '--help', short: '-h', about: 'print help', takesValue: false, choices: [] }],
    words: first?.argChoices ?? [],
    isComplete: first?.argChoices !== undefined && command.registeredArguments.length === 1,
  }
}

function flag({ long, short, description, required, optional, argChoices }: Option): Flag {
  return { long: long ?? '', short, about: plain(description), takesValue: required || optional, choices: argChoices ?? [] }
}

/** Without what a shell could take for its own. */
function plain(text: string): string {
  return text
    .replace(/['"`$\\[\]:]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const scripts: Readonly<Record<Shell, (entries: readonly Entry[]) => string>> = { bash, zsh, fish, powershell }

const namesOf = ({ flags }: Entry): string => flags.flatMap(({ long, short }) => (short ? [long, short] : [long])).join(' ')

function bash(entries: readonly Entry[]): string {
  const commands = entries.map(({ name }) => name)
  const values = entries.flatMap(({ name, flags }) =>
    flags
      .filter(({ choices }) => choices.length > 0)
      .map(
        ({ long, short, choices }) =>
          `    ${[long, short]
            .filter(Boolean)
            .map((one) => `${name}:${one}`)
            .join('|')}) words="${choices.join(' ')}" ;;`,
      ),
  )
  return `# bash completion for bannerline: put it into ~/.local/share/bash-completion/completions/bannerline
_bannerline() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= word words=
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in
      ${commands.join('|')}) command=$word; break ;;
    esac
  done
  COMPREPLY=()
  case \${command:-lint}:$previous in
${values.join('\n')}
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  case $current in
    -*)
      case \${command:-lint} in
${entries.map((one) => `        ${one.name}) words="${namesOf(one)}" ;;`).join('\n')}
      esac
      COMPREPLY=($(compgen -W "$words" -- "$current"))
      return
      ;;
  esac
  case $command in
    '') words="${commands.join(' ')}" ;;
${entries
  .filter(({ words }) => words.length > 0)
  .map(({ name, words }) => `    ${name}) words="${words.join(' ')}" ;;`)
  .join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))
}
complete -o filenames -F _bannerline bannerline
`
}

function zsh(entries: readonly Entry[]): string {
  const argumentsOf = ({ words, isComplete }: Entry): string =>
    [words.length > 0 ? `'2:what:(${words.join(' ')})'` : '', isComplete ? '' : `'*:file:_files'`].filter(Boolean).join(' ')
  const spec = ({ long, short, about, takesValue, choices }: Flag): string => {
    const value = choices.length > 0 ? `:value:(${choices.join(' ')})` : takesValue ? ':value:_files' : ''
    const one = (name: string) => `'*${name}[${about}]${value}'`
    return short ? `${one(long)} ${one(short)}` : one(long)
  }
  return `#compdef bannerline
# zsh completion for bannerline: put it into a folder of $fpath as _bannerline
_bannerline() {
  local -a commands=(
${entries.map(({ name, about }) => `    '${name}:${about}'`).join('\n')}
  )
  local command=\${words[2]}
  if (( CURRENT == 2 )) && [[ $command != -* ]]; then
    _describe command commands
    _files
    return
  fi
  (( \${commands[(I)$command:*]} )) || command=lint
  case $command in
${entries.map((one) => `    ${one.name})\n      _arguments ${one.flags.map(spec).join(' ')} ${argumentsOf(one)}\n      ;;`).join('\n')}
  esac
}
_bannerline "$@"
`
}

function fish(entries: readonly Entry[]): string {
  const others = entries.map(({ name }) => name).filter((name) => name !== defaultCommand)
  const lines = entries.flatMap(({ name, about, flags, words, isComplete }) => {
    // Without a command it is the default one.
    const here = name === defaultCommand ? `not __fish_seen_subcommand_from ${others.join(' ')}` : `__fish_seen_subcommand_from ${name}`
    return [
      `complete -c bannerline -n __fish_use_subcommand -a ${name} -d '${about}'`,
      ...(words.length > 0 ? [`complete -c bannerline -n '${here}' ${isComplete ? '-f ' : ''}-a '${words.join(' ')}'`] : []),
      ...flags.map(({ long, short, about: help, takesValue, choices }) =>
        [
          `complete -c bannerline -n '${here}'`,
          short ? `-s ${short.slice(1)}` : '',
          `-l ${long.slice(2)}`,
          takesValue ? '-r' : '',
          choices.length > 0 ? `-f -a '${choices.join(' ')}'` : '',
          `-d '${help}'`,
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ]
  })
  return `# fish completion for bannerline: put it into ~/.config/fish/completions/bannerline.fish\n${lines.join('\n')}\n`
}

function powershell(entries: readonly Entry[]): string {
  const list = (words: readonly string[]): string => `@(${words.map((word) => `'${word}'`).join(', ')})`
  const flags = entries.map((one) => `    '${one.name}' = ${list(namesOf(one).split(' '))}`)
  const values = entries.flatMap(({ name, flags: all }) =>
    all.filter(({ choices }) => choices.length > 0).map(({ long, choices }) => `    '${name} ${long}' = ${list(choices)}`),
  )
  return `# PowerShell completion for bannerline: add it to $PROFILE
Register-ArgumentCompleter -Native -CommandName bannerline -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $flags = @{
${flags.join('\n')}
  }
  $values = @{
${values.join('\n')}
  }
  $typed = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
  $command = $typed | Select-Object -Skip 1 | Where-Object { $flags.ContainsKey($_) } | Select-Object -First 1
  $shown = if ($command) { $command } else { 'lint' }
  $before = if ($wordToComplete) { $typed[-2] } else { $typed[-1] }
  $found = $values["$shown $before"]
  if (-not $found) { $found = if ($wordToComplete -like '-*') { $flags[$shown] } elseif (-not $command) { $flags.Keys | Sort-Object } }
  $found | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`
}
