import type { Severity } from '../../rules/rule.ts'

/** Colours, as functions from text to text. They never carry meaning alone: the words are always there. */
export interface Paint {
  bold(text: string): string
  dim(text: string): string
  readonly severity: Readonly<Record<Severity, (text: string) => string>>
}

const same = (text: string): string => text

export const noPaint: Paint = { bold: same, dim: same, severity: { error: same, warning: same, info: same } }
