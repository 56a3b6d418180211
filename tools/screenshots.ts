// Pictures of the report and the offline page, to be looked at: npm run screenshots -- FOLDER. Needs Chromium and dist/ (npm run build).
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Page } from 'playwright-core'

const folder = process.argv[2]
if (folder === undefined) throw new Error('Name the folder for the pictures.')
mkdirSync(folder, { recursive: true })
const work = mkdtempSync(join(tmpdir(), 'bannerline-pictures-'))
const draft = 'examples/26STRELSAU0123.cable'

const bannerline = (...args: readonly string[]) => execFileSync(process.execPath, ['dist/bannerline.js', ...args])
bannerline('report', draft, '-o', join(work, 'masked.html'))
bannerline('report', draft, '--with-text', '-o', join(work, 'text.html'))
bannerline('report', 'examples', '-o', join(work, 'folder.html'))

interface Picture {
  readonly name: string
  readonly file: string
  readonly dark?: boolean
  readonly width?: number
  act?(page: Page): Promise<unknown>
}

const offline = resolve('dist/bannerline.html')
const pictures: readonly Picture[] = [
  { name: 'light', file: join(work, 'masked.html') },
  { name: 'dark', file: join(work, 'text.html'), dark: true },
  { name: 'release', file: join(work, 'text.html'), act: (page) => page.keyboard.press('r') },
  { name: 'why', file: join(work, 'text.html'), act: (page) => page.keyboard.press('w') },
  { name: 'narrow', file: join(work, 'text.html'), width: 760 },
  { name: 'folder', file: join(work, 'folder.html') },
  { name: 'page-empty', file: offline },
  { name: 'page-findings', file: offline, act: (page) => page.fill('#draft', readFileSync(draft, 'utf8')) },
  {
    name: 'page-release',
    file: offline,
    async act(page) {
      await page.setInputFiles('#file', draft)
      await page.check('.view-release', { force: true })
    },
  },
]

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
for (const { name, file, dark, width = 1320, act } of pictures) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' })
  await page.goto(`file://${file}`)
  await act?.(page)
  await page.waitForTimeout(200)
  // As tall as what it shows, so that the lower banner stands where it belongs.
  await page.setViewportSize({ width, height: Number(await page.evaluate('document.documentElement.scrollHeight')) })
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await page.close()
}
const page = await browser.newPage()
await page.goto(`file://${join(work, 'text.html')}`)
await page.pdf({ path: join(folder, 'print.pdf'), preferCSSPageSize: true })
await browser.close()
rmSync(work, { recursive: true, force: true })
