import type { BannerLine, Reading } from '../document.ts'
import type { Marking } from '../marking/marking.ts'
import { isBannerLike, parseBannerLine, shiftMarking } from '../marking/parse.ts'
import { shiftRead, shiftSpan, span } from '../text/span.ts'
import { firstOf, lastOf, lineStart, type Sheet } from './sheet.ts'

const longestBanner = 400

/** A banner line, where its own text ends, and how it had to be read. */
export interface BannerRead {
  readonly banner: BannerLine
  /** What is glued on to the line begins here; the start of the next line when nothing is. */
  readonly end: number
  readonly readings: readonly Reading[]
}

/** Reads line `line` as a banner line; undefined when it does not look like one. */
export function readBanner(sheet: Sheet, line: number, ordinal: number): BannerRead | undefined {
  const at = firstOf(sheet, line)
  const text = sheet.text.slice(at, Math.min(lastOf(sheet, line), at + longestBanner))
  if (!isBannerLike(text)) return undefined
  const read = parseBannerLine(text)
  const long = lastOf(sheet, line) - at > longestBanner
  const glued = !long && read.end < text.length && text.slice(read.end).trim() !== ''
  const end = glued ? at + read.end : lineStart(sheet, line + 1)
  return {
    banner: {
      kind: 'banner',
      span: span(lineStart(sheet, line), end),
      marking: long ? tooLong(shiftMarking(read.marking, at)) : shiftMarking(read.marking, at),
      ordinal,
      section: read.section && shiftRead(read.section, at),
      post: read.post && shiftRead(read.post, at),
      number: read.number && shiftRead(read.number, at),
      spaced: read.spaced,
    },
    end,
    readings: read.readings.map(({ kind, span: where, meaning }) => ({ kind, span: shiftSpan(where, at), meaning })),
  }
}

/** What stands behind the bound was not read, so the marking does not count as clear. */
function tooLong(marking: Marking): Marking {
  const message = `The line is longer than ${longestBanner} characters; what follows was not read.`
  return { ...marking, problems: [...marking.problems, { kind: 'too-long', span: marking.span, message }] }
}

const numberLine = /^([A-Z][A-Z .'-]{1,40}) (\d{4,8})$/

/** `STRELSAU 000042`: post and number where a banner line is due, with the level lost. */
export function readLevellessBanner(sheet: Sheet, line: number, ordinal: number): BannerRead | undefined {
  const at = firstOf(sheet, line)
  if (lastOf(sheet, line) - at > 60) return undefined
  const found = numberLine.exec(sheet.text.slice(at, lastOf(sheet, line)))
  const [post, number] = [found?.[1], found?.[2]]
  if (!found || !post || !number) return undefined
  const numberAt = at + found[0].length - number.length
  const marking: Marking = {
    form: 'banner',
    span: span(at, at),
    level: undefined,
    levelSpan: undefined,
    ownership: 'us',
    owners: [],
    controls: [],
    entireText: false,
    problems: [
      { kind: 'level-missing', span: span(at, at), message: 'No classification level stands before the post and the message number.' },
    ],
  }
  const end = lineStart(sheet, line + 1)
  return {
    banner: {
      kind: 'banner',
      span: span(lineStart(sheet, line), end),
      marking,
      ordinal,
      section: undefined,
      post: { value: post, span: span(at, at + post.length) },
      number: { value: number, span: span(numberAt, numberAt + number.length) },
      spaced: false,
    },
    end,
    readings: [],
  }
}
