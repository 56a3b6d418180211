import { createHash, createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { describeSystemError, Failure } from './failure.ts'
import { shownPath } from './inputs.ts'

/** SHA-256 of a text in UTF-8, in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

const shortestKey = 16

/** HMAC-SHA256 with the key in a file; the file is made, for its owner alone, when there is none. */
export function hmacWith(file: string): (text: string) => string {
  const key = readKey(resolve(file))
  return (text) => createHmac('sha256', key).update(text, 'utf8').digest('hex')
}

function readKey(file: string): Buffer {
  const path = shownPath(file)
  try {
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
    }
    const key = readFileSync(file)
    if (key.length >= shortestKey) return key
  } catch (error) {
    throw new Failure(`The key could not be read or made. ${describeSystemError(error)}`, { path })
  }
  throw new Failure(`The key is too short: it has to have at least ${shortestKey} bytes.`, { path })
}
