import { linesOf } from '../../grammar/place.ts'
import type { Finding } from '../../rules/rule.ts'
import { citationText } from './citation.ts'
import { splitMessage } from './message.ts'
import type { FileReport, Reporter } from './report.ts'
import { nextSteps, tallyText } from './summary.ts'

/** Whole sentences without columns, symbols or drawings, for a screen reader. */
export function narrateReporter(): Reporter {
  return {
    file(report) {
      const { findings, path } = report
      if (findings.length === 0) return `No findings in ${speak(path)}.\n\n`
      return findings.map((finding, index) => tell(report, finding, index)).join('')
    },
    end: (run) => `${[tallyText(run), nextSteps(run)].flatMap((part) => (part ? [sentence(part)] : [])).join(' ')}\n`,
  }
}

function tell({ path, document, findings }: FileReport, finding: Finding, index: number): string {
  const { severity, place, span, message, related, citation, rule } = finding
  const { found, advice } = splitMessage(message)
  const table = linesOf(document)
  const where = place.startsWith('line:') ? '' : ` ${speakPlace(place)},`
  const others = related.slice(0, 2).map((other) => `See also line ${table.position(other.span.start).line}: ${sentence(other.message)}`)
  return [
    `${severity.charAt(0).toUpperCase()}${severity.slice(1)} ${index + 1} of ${findings.length}. In ${speak(path)},${where} line ${table.position(span.start).line}.`,
    sentence(found),
    ...(advice ? [sentence(advice)] : []),
    ...others,
    `Source: ${speak(citationText({ citation }))}. Rule: ${rule.replaceAll('-', ' ')}.`,
    '',
    '',
  ].join('\n')
}

const placeNames: Readonly<Record<string, string>> = {
  banner: 'banner line',
  order: 'executive order line',
  authority: 'classification authority block',
}

function speakPlace(place: string): string {
  const [name = '', part] = place.split(/[:.]/)
  const spoken = name.startsWith('¶') ? `paragraph ${name.slice(1)}` : (placeNames[name] ?? name)
  return part === undefined ? spoken : `${spoken} ${part}`
}

function sentence(text: string): string {
  const words = speak(text)
  const spoken = words.charAt(0).toUpperCase() + words.slice(1)
  return /[.!?]$/.test(spoken) ? spoken : `${spoken}.`
}

/** Symbols as words or pauses: a screen reader skips or spells them. */
function speak(text: string): string {
  return text
    .replace(/¶+/g, 'paragraph ')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\/\/|·/g, ', ')
    .replace(/(\w)\.(?=\w*[a-z])/g, '$1 ')
    .replace(/[/\\_()[\]{}"«»“”]/g, ' ')
    .replace(/ +([,.;:])/g, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
}
