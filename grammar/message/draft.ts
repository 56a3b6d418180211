import type { Segment } from '../document.ts'
import { type CalendarDate, makeDate } from '../text/date.ts'
import { type Read, span } from '../text/span.ts'
import { fieldOf } from './field.ts'
import { firstOf, isBlankLine, lastOf, lineText, type Sheet } from './sheet.ts'

/**
 * The clearance block of a draft, between its class word and its captions:
 *
 *     EUR/CE:RRASSENDYLL              office and drafter; the typist's initials may follow: :RR
 *     12/05/2007 - 7-0100             day and telephone
 *     EUR/CE:FTARRANT                 who approves
 *     EUR/FO:SAPT - OK                clearances, one or more on a line
 *     L/EUR:FZENDA INR:RHENTZAU +
 *     IMMEDIATE STRELSAU, PORT ALBA   precedence and posts
 */
const office = '[A-Z]{1,8}(?:\\([A-Z]\\))?(?:\\/[A-Z]{1,8}){0,3}'
const clearance = new RegExp(
  `^${office}:[ \\t]{0,2}[A-Z][A-Za-z'. -]{0,40}(?::[A-Z]{2,4})?(?:\\([A-Z a-z]{1,24}\\))?[ \\t]{0,4}(?:-{1,2}[ \\t]{0,3}(?:OK|YES|INFO|CLEARED|NO|PROV(?:ISIONAL)?)\\b.{0,20})?(?:[ \\t]{1,4}\\+)?$`,
)
const clearances = new RegExp(
  `^(?:${office}:[ \\t]{0,2}[A-Z][A-Z'.-]{0,30}(?:\\([A-Z ]{1,24}\\))?(?:[ \\t]{1,6}|$)){2,8}(?:${office}:|\\+)?[ \\t]{0,3}$`,
)
const bareOffice = new RegExp(`^(?:${office}:[ \\t]{0,2}[A-Z][A-Z'.-]{0,30}(?:\\([A-Z ]{1,24}\\))?[ \\t]{1,6}){1,8}${office}:$`)
const dayAndPhone = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?:[ \t,-]{1,6}(?:EXT\.? ?)?[\d() .x-]{3,24})?$/i
const posts = /^(?:(?:FLASH|NIACT IMMEDIATE|IMMEDIATE|PRIORITY|ROUTINE) [A-Z][A-Z .'-]{1,40}(?:,[ \t]{0,3}|[ \t]{1,3}\+?$|$))/
const furtherPosts = /^(?:[A-Z][A-Z .'-]{1,40},[ \t]{0,3}){1,8}(?:[A-Z][A-Z .'-]{1,40})?[ \t]{0,3}\+?$|^\+$/
const longestLine = 160

/** How far the clearance block of a draft has been read. */
export interface DraftRead {
  offices: number
  posts: boolean
  date: Read<CalendarDate> | undefined
}

export function startDraft(): DraftRead {
  return { offices: 0, posts: false, date: undefined }
}

/** Reads a line of the clearance block; undefined when it is none. The first office is the drafter's, the second approves. */
export function readDraftLine(sheet: Sheet, line: number, draft: DraftRead): Segment | undefined {
  if (isBlankLine(sheet, line) || lastOf(sheet, line) - firstOf(sheet, line) > longestLine) return undefined
  const text = lineText(sheet, line)
  const day = dayAndPhone.exec(text)
  if (day && draft.offices > 0) {
    const year = Number(day[3])
    const value = makeDate(year < 100 ? 2000 + year : year, Number(day[1]), Number(day[2]))
    const end = firstOf(sheet, line) + (/^[\d/]{1,10}/.exec(text)?.[0].length ?? 0)
    draft.date ??= value && { value, span: span(firstOf(sheet, line), end) }
    return fieldOf(sheet, line, line + 1, 'DRAFTED')
  }
  if (clearance.test(text) || (draft.offices > 0 && (clearances.test(text) || bareOffice.test(text)))) {
    draft.offices++
    const name = draft.offices === 1 ? 'DRAFTER' : draft.offices === 2 ? 'APPROVER' : 'CLEARANCE'
    return fieldOf(sheet, line, line + 1, name)
  }
  if (posts.test(text) || (draft.posts && furtherPosts.test(text))) {
    draft.posts = true
    return fieldOf(sheet, line, line + 1, 'ADDRESSEES')
  }
  return undefined
}
