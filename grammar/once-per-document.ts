import type { MarkedDocument } from './document.ts'

interface Answer {
  readonly value: unknown
}

/**
 * Answers by the number of the question, kept with the document and gone with it. Not in a WeakMap: the collector of short-lived objects
 * takes what such a map holds for alive, and would keep every document of an archive much longer than it is read.
 */
const answers = Symbol('answers')

interface Answered extends MarkedDocument {
  readonly [answers]?: (Answer | undefined)[]
}

let questions = 0

function answersOf(document: Answered): (Answer | undefined)[] {
  const known = document[answers]
  if (known) return known
  const none: (Answer | undefined)[] = []
  // No copy of the document takes it along, and nobody who lists its fields sees it.
  if (Object.isExtensible(document)) Object.defineProperty(document, answers, { value: none })
  return none
}

/** A value that is worked out once for a document. */
export function oncePerDocument<T>(find: (document: MarkedDocument) => T): (document: MarkedDocument) => T {
  const number = questions++
  return (document) => {
    const known = answersOf(document)
    let answer = known[number]
    if (!answer) {
      answer = { value: find(document) }
      known[number] = answer
    }
    return answer.value as T
  }
}
