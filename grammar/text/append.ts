/** Adds all of `more` to a list. As arguments of one `push` a few hundred thousand would not fit on the stack. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one)
}
