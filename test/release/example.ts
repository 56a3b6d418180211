import type { HeaderView } from '../../src/release/view.ts'

/** A whole cable with one of everything; all of it is invented. */
export const exampleCable = `VZCZCXYZ0042
PP RUEHC RUEHZG
DE RUEHSZ #0042/01 1241415
ZNY SSSSS ZZH
P 031415Z MAY 24
FM AMEMBASSY STRELSAU
TO RUEHC/SECSTATE WASHDC PRIORITY 1187
INFO RUEHZG/NATO EU COLLECTIVE PRIORITY
BT
S E C R E T STRELSAU 000042

NOFORN
SIPDIS

DEPARTMENT FOR EUR/CE

E.O. 13526: DECL: 05/03/2034
TAGS: PREL, MARR, RU
SUBJECT: (C) THE HARBOR LEASE AT PORT ALBA

CLASSIFIED BY: Ambassador Jane Q. Tarrant for reasons 1.4 (b) and (d).

1. (C//REL TO USA, FVEY) SUMMARY: The Ruritanian navy will leave the
northern pier by June. END SUMMARY.

2. (U) The Ambassador opened the spring fair on May 2. The Ministry
issued a press statement the same day.

3. (C//REL TO USA, FVEY) Two tugs are to be sold before the winter, and
the dry dock stays closed.

QUARREL OVER THE RENT
---------------------

4. (S//NF) A clerk of the treasury, strictly protect, counts on a
second payment that no budget shows.

5. (SBU) The press office expects little interest.

6. (C) COMMENT: Nothing will be signed this year. END COMMENT.

TARRANT
BT
#0042

NNNN
`

/** A memo with an authority block; all of it is invented. */
export const exampleMemo = `SECRET//NOFORN

DATE: May 3, 2024

SUBJECT: (U) Text of a subject

1. (U) Text of one.

2. (S//NF) Text of two.

Classified By: Jane Q. Tarrant, Ambassador
Reason: 1.4(b), (d)
Declassify On: 20340503

SECRET//NOFORN
`

/** What is cut of a transmission header that says nothing. */
export const bareHeader: HeaderView = {
  channel: undefined,
  called: undefined,
  originator: undefined,
  signals: undefined,
  dateTime: undefined,
  from: undefined,
  action: [],
  info: [],
  break: false,
  recordNumber: undefined,
}
