import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))

/** False, said clearly, where no Chromium is installed; in CI that is a failure, so that these tests cannot be lost unnoticed. */
export function hasBrowser(): boolean {
  if (executablePath) return true
  if (process.env.CI) throw new Error('Chromium is not installed, so the pages cannot be tested: apt-get install chromium')
  console.warn('LEFT OUT: tests of the pages, because Chromium is not installed (apt-get install chromium)')
  return false
}

export function launch(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
  return chromium.launch({
    executablePath: executablePath ?? '',
    args: [...args, '--disable-component-update', '--disable-sync'],
  })
}

export interface Watched {
  readonly page: Page
  /** Errors of the console and of scripts, and every request but that for the page itself. */
  readonly faults: string[]
}

/** A page of the local disk, watched for anything that it should not do. */
export async function openPage(browser: Browser, file: string, scheme: 'light' | 'dark' = 'light'): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width: 1320, height: 900 }, colorScheme: scheme, reducedMotion: 'reduce' })
  const faults: string[] = []
  const url = `file://${file}`
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('blob:')) faults.push(`request ${request.url()}`)
  })
  await page.goto(url)
  return { page, faults }
}
