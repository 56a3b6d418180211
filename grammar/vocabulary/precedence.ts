import type { Precedence } from '../document.ts'

/** A precedence: its prosign in the header, its word on an addressee line. Source: ACP 127(G) §150; 5 FAH-2 H-321.2-1. */
interface PrecedenceEntry {
  readonly prosign: Precedence
  readonly word: string
}

/** Highest first. */
export const precedences: readonly PrecedenceEntry[] = [
  { prosign: 'Z', word: 'FLASH' },
  { prosign: 'O', word: 'IMMEDIATE' },
  { prosign: 'P', word: 'PRIORITY' },
  { prosign: 'R', word: 'ROUTINE' },
]

/** The word an addressee line may have instead: State's night action is an IMMEDIATE. */
export const nightAction = 'NIACT'

/** 0 for the highest. */
export function precedenceOrder(prosign: Precedence): number {
  return precedences.findIndex((entry) => entry.prosign === prosign)
}

/** Negative when `a` is the more urgent. */
export function comparePrecedence(a: Precedence, b: Precedence): number {
  return precedenceOrder(a) - precedenceOrder(b)
}

/** The word for a prosign: `IMMEDIATE` for `O`. */
export function precedenceWord(prosign: Precedence): string {
  return precedences[precedenceOrder(prosign)]?.word ?? ''
}

/** The prosign for a word of an addressee line, with or without `NIACT`; undefined for any other word. */
export function precedenceOf(word: string): Precedence | undefined {
  const plain = word.startsWith(nightAction) ? word.slice(nightAction.length).trim() || 'IMMEDIATE' : word
  return precedences.find((entry) => entry.word === plain)?.prosign
}
