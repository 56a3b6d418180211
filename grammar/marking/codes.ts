import type { IToken } from 'chevrotain'
import { tokenSpan } from '../text/chevrotain.ts'
import type { Span } from '../text/span.ts'
import { countries, countryByName, longestCountryName } from '../vocabulary/countries.ts'
import { findOrganisation, organisationByName } from '../vocabulary/organisations.ts'

/** A country or organisation of a list. */
export interface Code {
  readonly code: string
  readonly span: Span
}

interface ReadList {
  readonly codes: readonly Code[]
  readonly unknown: readonly Span[]
  /** Codes of three letters that the register does not hold; they are among `codes`. */
  readonly unregistered: readonly Span[]
  /** Names, other codes, and separators that lists should not have; `code` is what to write, and a separator has none. */
  readonly unusual: readonly { readonly span: Span; readonly code?: string }[]
}

/** Any country may have its code here; that the register lacks one makes a list suspicious, not unreadable. */
const codeShape = /^[A-Z]{3}$/

/**
 * Reads the words and separators of a list, in the order of the text. A name may have several words (`SAUDI ARABIA`). With `shape`, a code
 * of three letters is taken for one though the register does not hold it.
 */
export function readCodes(list: readonly IToken[], separator: ' ' | ', ', shape?: 'by-shape'): ReadList {
  const codes: Code[] = []
  const unknown: Span[] = []
  const unregistered: Span[] = []
  const unusual: { span: Span; code?: string }[] = []
  let at = 0
  while (at < list.length) {
    const token = list[at] as IToken
    if (isSeparator(token)) {
      const inside = at > 0 && at < list.length - 1
      const besideLinking = inside && (isLinking(list, at - 1, separator) || isLinking(list, at + 1, separator))
      if (inside && token.image !== separator && !besideLinking) unusual.push({ span: tokenSpan(token) })
      at++
      continue
    }
    if (isLinking(list, at, separator)) {
      unusual.push({ span: tokenSpan(token) })
      at++
      continue
    }
    const found = longestName(list, at)
    if (!found) {
      if (shape && codeShape.test(token.image)) {
        codes.push({ code: token.image, span: tokenSpan(token) })
        unregistered.push(tokenSpan(token))
      } else unknown.push(tokenSpan(token))
      at++
      continue
    }
    const span = { start: token.startOffset, end: tokenSpan(list[found.next - 1] as IToken).end }
    codes.push({ code: found.code, span })
    if (!found.proper) unusual.push({ span, code: found.code })
    at = found.next
  }
  return { codes, unknown, unregistered, unusual }
}

/** `AUS AND GBR`; `AND` by itself, and in a list set off by blanks, is the code of Andorra. */
function isLinking(list: readonly IToken[], at: number, separator: ' ' | ', '): boolean {
  const { image } = list[at] as IToken
  if (image === '&') return true
  return image === 'AND' && separator === ', ' && at > 0 && at + 1 < list.length && (list[at + 1] as IToken).image.trim() === ''
}

function longestName(list: readonly IToken[], at: number): { code: string; next: number; proper: boolean } | undefined {
  const words: string[] = []
  let best: { code: string; next: number; proper: boolean } | undefined
  for (let next = at; next < list.length && words.length < longestCountryName; next++) {
    const token = list[next] as IToken
    if (isSeparator(token)) {
      if (token.image.trim() === '') continue
      break
    }
    words.push(token.image.replace(/\.+$/, ''))
    const name = words.join(' ')
    if (words.length === 1 && isCode(token.image)) best = { code: token.image, next: next + 1, proper: true }
    const code = best?.proper && words.length === 1 ? undefined : (countryByName(name) ?? organisationByName(name))
    if (code !== undefined) best = { code, next: next + 1, proper: false }
  }
  return best
}

/** True for a code of the register, of a country or of an organisation. */
export function isCode(word: string): boolean {
  return countries.has(word) || findOrganisation(word) !== undefined
}

function isSeparator(token: IToken): boolean {
  return /^[ ,;/-]*$/.test(token.image)
}
