/**
 * Something that kept the program from running completely: exit code 2.
 * `message` and `remedy` hold no word of a document; `path` is as shown to the user.
 */
export class Failure extends Error {
  readonly path: string | undefined
  readonly remedy: string | undefined
  /** Lines that point at a place in the user's settings. */
  readonly frame: readonly string[]

  constructor(message: string, more: { path?: string | undefined; remedy?: string | undefined; frame?: readonly string[] } = {}) {
    super(message)
    this.path = more.path
    this.remedy = more.remedy
    this.frame = more.frame ?? []
  }
}

/** The reader of our output went away (`bannerline … | head`). Nothing more can be said to anyone, and the run is not complete. */
export class OutputClosed extends Error {}

/** A file is above what this machine may hold: exit code 1. `notice` is all that is said. */
export class OverCeiling extends Error {
  readonly notice: string

  constructor(notice: string) {
    super()
    this.notice = notice
  }
}

const systemErrors: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'Permission denied.',
  EPERM: 'Permission denied.',
  EISDIR: 'This is a folder, not a file.',
  ENOTDIR: 'A part of this path is a file, not a folder.',
  ELOOP: 'The link leads back to itself.',
  ENAMETOOLONG: 'The name is too long.',
  ENOSPC: 'The disk is full.',
  EROFS: 'The disk cannot be written to.',
  EIO: 'The device reported an error.',
  EMFILE: 'Too many files are open.',
  EEXIST: 'It exists already.',
  EBUSY: 'Another program holds the file.',
}

/** A system error in words. Node's own message would do, but it holds absolute paths, which name people. */
export function describeSystemError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return systemErrors[code] ?? `The system refused it${/^[A-Z0-9]{2,20}$/.test(code) ? ` (${code})` : ''}.`
}
