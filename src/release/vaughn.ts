import { printExemption, sortExemptions } from './exemption.ts'
import { readOmissions } from './placeholder.ts'
import type { ReleaseView, Withheld } from './view.ts'

/**
 * One row of a Vaughn index: what is withheld in one place, and why. It is made from what the audience may see, so it can be given out
 * with the release. What only a person can say (description, harm, segregability) is there to be filled in.
 */
export interface IndexRow {
  readonly doc_control_no: string
  readonly case_no: string
  readonly mrn: string
  readonly doc_date: string
  readonly doc_type: string
  readonly originator: string
  readonly recipients: string
  readonly total_portions: number
  readonly portion_id: string
  readonly withheld_unit: string
  readonly amount_class: string
  readonly exemptions: readonly string[]
  readonly eo_subcategories: readonly string[]
  readonly b3_statute: string
  readonly disposition: 'RIF' | 'RIP'
  readonly reviewer_id: string
  readonly decision_date: string
  readonly generic_description: string
  readonly harm_statement: string
  readonly segregability_statement: string
}

/** The rows of a release, in its order; one row that withholds nothing when it is released in full. Source: Vaughn v. Rosen, 484 F.2d 820. */
export function indexRows(view: ReleaseView): IndexRow[] {
  const withheld = [view.subject, view.references, ...view.body].filter((item): item is Withheld => item?.kind === 'withheld')
  const omitted = [view.subject, ...view.body].flatMap((item) => omittedIn(item))
  const rows = [...withheld.map(asShown), ...omitted].map((item, index) => ({ ...documentColumns(view), ...withheldColumns(item, index) }))
  return rows.length > 0 ? rows : [{ ...documentColumns(view), ...nothingWithheld }]
}

/** What was removed before anyone but the public shows neither its kind nor its letter, so the index does not tell them either. */
function asShown(item: Withheld): WithheldPart {
  if (item.disposition !== 'removed' || item.unit === 'subject') return item
  return { ...item, unit: 'portion', bullet: undefined }
}

/** Words withheld inside a released text: one row for each place, with the grounds of all. */
function omittedIn(item: ReleaseView['subject'] | ReleaseView['body'][number]): WithheldPart[] {
  if (!item || item.kind === 'withheld') return []
  const omissions = readOmissions(item.text)
  if (omissions.length === 0) return []
  const { number, bullet } = item.kind === 'portion' ? item : { number: undefined, bullet: undefined }
  return [{ unit: 'words', number, bullet, amount: undefined, exemptions: sortExemptions(omissions.flat()) }]
}

type WithheldPart = Pick<Withheld, 'number' | 'bullet' | 'amount' | 'exemptions'> & {
  readonly unit: Withheld['unit'] | 'words' | 'portion'
}

type DocumentColumns = Pick<
  IndexRow,
  | 'doc_control_no'
  | 'case_no'
  | 'mrn'
  | 'doc_date'
  | 'doc_type'
  | 'originator'
  | 'recipients'
  | 'total_portions'
  | 'disposition'
  | 'reviewer_id'
  | 'decision_date'
>

const humanColumns = { generic_description: '', harm_statement: '', segregability_statement: '' }

function documentColumns({ stamp, header, date, post, number, shape, body, inPart }: ReleaseView): DocumentColumns {
  const day = header?.dateTime?.date ?? date
  const record = header?.recordNumber
  const year = record?.year ?? day?.year
  const names = [record?.post ?? post, record?.number ?? (number && String(Number(number)))]
  return {
    doc_control_no: stamp.documentNumber ?? '',
    case_no: stamp.caseNumber ?? '',
    mrn: names.every((name) => name !== undefined) ? [...(year === undefined ? [] : [pad(year % 100)]), ...names].join(' ') : '',
    doc_date: day ? `${day.year}-${pad(day.month)}-${pad(day.day)}` : '',
    doc_type: shape === 'memo' ? 'memorandum' : 'telegram',
    originator: header?.from ?? '',
    recipients: (header?.action ?? []).map(({ name }) => name).join('; '),
    total_portions: body.filter((item) => item.kind === 'portion' || (item.kind === 'withheld' && /paragraph/.test(item.unit))).length,
    disposition: inPart ? 'RIP' : 'RIF',
    reviewer_id: stamp.authority ?? '',
    decision_date: stamp.date ?? '',
  }
}

function withheldColumns(item: WithheldPart, index: number): Omit<IndexRow, keyof DocumentColumns> {
  const { unit, number, bullet, amount, exemptions } = item
  const details = (paragraph: number) =>
    exemptions.filter((one) => one.paragraph === paragraph && one.detail !== '').map(({ detail }) => detail)
  return {
    portion_id: number === undefined ? `${unit} ${bullet ?? index + 1}` : `¶${number}`,
    withheld_unit: unit,
    amount_class: typeof amount === 'number' ? `${amount} ${amount === 1 ? 'line' : 'lines'}` : (amount ?? ''),
    exemptions: exemptions.map(printExemption),
    eo_subcategories: details(1),
    b3_statute: details(3).join('; '),
    ...humanColumns,
  }
}

const nothingWithheld: Omit<IndexRow, keyof DocumentColumns> = {
  portion_id: '',
  withheld_unit: '',
  amount_class: '',
  exemptions: [],
  eo_subcategories: [],
  b3_statute: '',
  ...humanColumns,
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

/** One JSON object a line. */
export function printIndexJsonl(rows: readonly IndexRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** RFC 4180, every value in quotes; a value that a spreadsheet would compute is written as text. */
export function printIndexCsv(rows: readonly IndexRow[]): string {
  const [first] = rows
  if (!first) return ''
  const columns = Object.keys(first) as (keyof IndexRow)[]
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','))
  return `${[columns.map(cell).join(','), ...lines].join('\r\n')}\r\n`
}

function cell(value: string | number | readonly string[]): string {
  const text = typeof value === 'object' ? value.join('; ') : String(value)
  return `"${(/^[=+\-@]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
