import type { Profile } from '../../grammar/vocabulary/entry.ts'
import { nearest } from '../nearest.ts'
import { explainMarking } from '../report/explain-marking.ts'
import { explainRule } from '../report/explain-rule.ts'
import { toAscii } from '../report/width.ts'
import { type ConsoleOptions, openConsole } from './console.ts'
import { Failure } from './failure.ts'

/** Explains a rule by its id, or a marking word by word. Returns 0; what is neither is a failure. */
export async function explain(subject: string, options: ConsoleOptions & { readonly profile?: Profile }): Promise<number> {
  const console = openConsole(options)
  const text = (await explainIfRule(subject, console.width)) ?? explainMarking(subject, console.width, options.profile)
  if (text === undefined) throw await unknown(subject)
  await console.out(console.ascii ? toAscii(text) : text)
  return 0
}

const idShape = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/

async function explainIfRule(subject: string, width: number): Promise<string | undefined> {
  if (!idShape.test(subject)) return undefined
  const { rules } = await import('../../rules/index.ts')
  const rule = rules.find(({ id }) => id === subject)
  return rule && explainRule(rule, width)
}

async function unknown(subject: string): Promise<Failure> {
  const { rules } = await import('../../rules/index.ts')
  const meant = nearest(
    subject,
    rules.map(({ id }) => id),
  )
  const word = subject.toLowerCase()
  const related = /^[a-z]{3,30}$/.test(word) ? rules.map(({ id }) => id).filter((id) => id.split('-').includes(word)) : []
  return new Failure('This is neither the id of a rule nor a marking.', {
    remedy: meant
      ? `Did you mean ${meant}?`
      : related.length > 0
        ? `Rules about it: ${related.slice(0, 8).join(', ')}${related.length > 8 ? ' …' : ''}.`
        : "bannerline rules lists the rules. Write a marking in quotes: '(S//NF)', or SECRET//NOFORN.",
  })
}
