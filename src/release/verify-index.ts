import { parseDocument } from '../../grammar/parse.ts'
import type { ReleasePolicy } from './policy.ts'
import { plainOf } from './read-markdown.ts'
import { wordsOf } from './residue.ts'
import { readTemplate } from './template.ts'

/** Names of the columns, and what the index says of itself. */
const formWords =
  'doc control no case mrn date type originator recipients total portions portion id withheld unit amount class exemptions eo subcategories ' +
  'b3 statute disposition rif rip reviewer decision generic description harm statement segregability telegram memorandum ' +
  'paragraph subparagraph text heading subject references words line lines or less more than'

/** How many words an index has that neither its release shows, nor the policy gives, nor the form of an index has. An index that may go out has none. */
export function strangersIn(index: string, release: string, { stamp }: ReleasePolicy): number {
  const plain = plainOf(release)
  const { date } = parseDocument(plain)
  const known = new Set<string>()
  const learn = (text: string) => {
    for (const { folded } of wordsOf(text)) known.add(folded.replace(/^0+(?=\d)/, ''))
  }
  learn(formWords)
  learn(plain)
  learn(Object.values(stamp).join(' '))
  if (date) learn(`${date.value.year} ${date.value.year % 100} ${date.value.month} ${date.value.day}`)
  const { items } = readTemplate(plain)
  for (let count = 0; count <= items.length + 2; count++) known.add(String(count))
  return wordsOf(index).filter(({ folded }) => !known.has(folded.replace(/^0+(?=\d)/, ''))).length
}
