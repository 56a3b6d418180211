/**
 * Operating signals as they stand on FL4 and FL5. `copy` says what they make of the message: a re-send is no duplicate of its
 * companion. ZEN and ZEX are glossed in ACP 127(G); the other meanings are unverified.
 */
export interface OperatingSignal {
  readonly id: string
  readonly meaning: string
  readonly copy?: 'repeated' | 'corrected' | 'cancelled'
  readonly unverified?: true
}

export const operatingSignals: readonly OperatingSignal[] = [
  { id: 'ZZH', meaning: 'Department of State network', unverified: true },
  { id: 'ZDK', meaning: 'repetition sent as requested', copy: 'repeated', unverified: true },
  { id: 'ZDS', meaning: 'corrected copy', copy: 'corrected', unverified: true },
  { id: 'CCY', meaning: 'corrected copy', copy: 'corrected', unverified: true },
  { id: 'ZEL', meaning: 'correction', copy: 'corrected', unverified: true },
  { id: 'ZFR', meaning: 'cancels the message', copy: 'cancelled', unverified: true },
  { id: 'ZFD', meaning: 'suspected duplicate', copy: 'repeated', unverified: true },
  { id: 'ZFF', meaning: 'inform me when received', unverified: true },
  { id: 'ZUI', meaning: 'attention is invited to', unverified: true },
  { id: 'ZEN', meaning: 'delivered by other means' },
  { id: 'ZEX', meaning: 'book message' },
]

const byId = new Map(operatingSignals.map((signal) => [signal.id, signal]))

/** The entry of a signal, its digit apart: `ZFF4` is `ZFF`. */
export function findOperatingSignal(word: string): OperatingSignal | undefined {
  return byId.get(word.slice(0, 3))
}
