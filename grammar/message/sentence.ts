/**
 * True when the text before `end` ends a sentence: a full stop, question or exclamation mark, closing quotes and parentheses apart.
 * A portion that does not end so before a gap goes on behind it.
 */
export function endsSentence(text: string, start: number, end: number): boolean {
  let at = end - 1
  while (at >= start && `"'”’)]}*_`.includes(text[at] ?? ' ')) at--
  if (at < start) return true
  return '.!?…'.includes(text[at] ?? ' ')
}
