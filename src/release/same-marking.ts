import type { ControlValue, MarkingValue } from '../../grammar/marking/marking.ts'

/** Two markings say the same when this is the same: the order of controls and of codes says nothing. */
export function saidBy({ level, ownership, owners, controls }: MarkingValue): string {
  return JSON.stringify([level, ownership, owners, controls.map(saidByControl).sort()])
}

export function saidByControl({ id, codes, parts }: ControlValue): string {
  return JSON.stringify([id, [...codes].sort(), parts])
}
