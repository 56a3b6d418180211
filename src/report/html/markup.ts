/** A piece of HTML. Only `markup` makes one, so text that was not escaped does not fit where one is asked for. */
export interface Markup {
  readonly html: string
}

type Inserted = Markup | string | number | undefined | false | readonly Inserted[]

/** HTML with values put in: strings are escaped, lists are joined, `undefined` and `false` leave nothing. */
export function markup(parts: TemplateStringsArray, ...values: readonly Inserted[]): Markup {
  let html = parts[0] ?? ''
  for (const [index, value] of values.entries()) html += insert(value) + (parts[index + 1] ?? '')
  return { html }
}

/** Text that is HTML already: the style sheet and script of this project. */
export function trusted(html: string): Markup {
  return { html }
}

function insert(value: Inserted): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  if ('html' in value) return value.html
  return value.map(insert).join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Also in attributes. What would end a line, hide or reorder shows as a dot, so that a document cannot disguise itself. */
function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '').replace(/(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '·')
}
