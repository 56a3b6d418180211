// Pictures of the report and the offline page, to be looked at: npm run screenshots -- FOLDER [WORD…], where words choose pictures by name.
// Needs Chromium and dist/ (npm run build), or the folder that BANNERLINE_DIST names.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { cableOf, compartmented, dense, longCable, unmarked } from './screenshots-documents.ts'

const [folder, ...chosen] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder for the pictures.')
mkdirSync(folder, { recursive: true })
const work = mkdtempSync(join(tmpdir(), 'bannerline-pictures-'))
const dist = resolve(process.env.BANNERLINE_DIST ?? 'dist')
const draft = resolve('examples/26STRELSAU0123.cable')
const inWork = (name: string): string => join(work, name)

const documents: Readonly<Record<string, string>> = { long: longCable, compartmented, dense, unmarked }
for (const [name, text] of Object.entries(documents)) writeFileSync(inWork(`${name}.txt`), text)
writeFileSync(inWork('draft.cable'), readFileSync(draft))
writeFileSync(
  inWork('binary.doc'),
  Uint8Array.from({ length: 400 }, (_, index) => (index * 37) % 256),
)
const archive = ['STRELSAU', 'PORT ALBA', 'ZENDA', 'MARAVAL']
mkdirSync(inWork('archive'))
for (let index = 0; index < 60; index++) {
  const post = archive[index % archive.length] ?? 'ZENDA'
  const text = cableOf(post, 1994 + ((index * 7) % 17), index + 1, 2 + (index % 9), index % 3 === 0)
  writeFileSync(inWork(`archive/${post.replace(' ', '')}-${String(index + 1).padStart(4, '0')}.cable`), text)
}

const bannerline = (...args: readonly string[]) =>
  execFileSync(process.execPath, [join(dist, 'bannerline.cjs'), ...args], { cwd: work, stdio: 'ignore' })
const withText = (name: string) => bannerline('report', name, '--with-text', '-o', `${name.replace(/\.\w+$/, '')}.html`)
bannerline('report', 'draft.cable', '-o', 'masked.html')
for (const name of ['draft.cable', ...Object.keys(documents).map((one) => `${one}.txt`)]) withText(name)
bannerline('report', 'archive', '-o', 'folder.html')
bannerline('report', 'archive', '--with-text', '-o', 'folder-text.html')
bannerline('report', 'draft.cable', '--to', 'SECRET//REL TO USA, FVEY', '--with-text', '-o', 'fvey.html')
const by = ['--reason', 'The number was taken out in review', '--by', 'r.rassendyll', '--until', nextSummer()]
bannerline('allow', 'draft.cable:¶6', 'portion-number-gap', ...by)
bannerline('report', 'draft.cable', '--with-text', '-o', 'allowed.html')

/** A day within the year that an allowance may last. */
function nextSummer(): string {
  const now = new Date()
  return `${now.getFullYear() + (now.getMonth() < 5 ? 0 : 1)}-06-01`
}

interface Picture {
  readonly name: string
  readonly file: string
  readonly dark?: boolean
  readonly contrast?: boolean
  readonly print?: boolean
  readonly width?: number
  act?(page: Page): Promise<unknown>
}

const key = (name: string) => (page: Page) => page.keyboard.press(name)
const paste = (text: string) => (page: Page) => page.fill('#draft', text)
const offline = join(dist, 'bannerline.html')
const phone = 390
const pictures: readonly Picture[] = [
  { name: 'light', file: 'masked.html' },
  { name: 'dark', file: 'draft.html', dark: true },
  { name: 'contrast', file: 'draft.html', contrast: true },
  { name: 'print', file: 'draft.html', print: true, width: 700 },
  { name: 'narrow', file: 'draft.html', width: 760 },
  { name: 'phone', file: 'draft.html', width: phone },
  { name: 'current', file: 'draft.html', act: key('j') },
  { name: 'allowed', file: 'allowed.html' },
  { name: 'release', file: 'draft.html', act: key('r') },
  { name: 'release-fvey', file: 'fvey.html', act: key('r') },
  { name: 'release-phone', file: 'draft.html', act: key('r'), width: phone },
  { name: 'why', file: 'draft.html', act: key('w') },
  { name: 'long', file: 'long.html' },
  { name: 'long-why', file: 'long.html', act: key('w') },
  { name: 'compartmented', file: 'compartmented.html' },
  { name: 'compartmented-why', file: 'compartmented.html', act: key('w'), dark: true },
  { name: 'compartmented-phone', file: 'compartmented.html', width: phone },
  { name: 'compartmented-release', file: 'compartmented.html', act: key('r') },
  { name: 'dense', file: 'dense.html' },
  { name: 'unmarked', file: 'unmarked.html' },
  { name: 'help', file: 'draft.html', act: key('?') },
  { name: 'folder', file: 'folder.html' },
  { name: 'folder-dark', file: 'folder-text.html', dark: true },
  { name: 'folder-phone', file: 'folder.html', width: phone },
  { name: 'page-empty', file: offline },
  { name: 'page-empty-phone', file: offline, width: phone, dark: true },
  { name: 'page-findings', file: offline, act: paste(readFileSync(draft, 'utf8')) },
  { name: 'page-unmarked', file: offline, act: paste(unmarked) },
  { name: 'page-binary', file: offline, act: (page) => page.setInputFiles('#file', inWork('binary.doc')) },
  {
    name: 'page-audience',
    file: offline,
    async act(page) {
      await page.setInputFiles('#file', draft)
      await page.fill('#audience', 'everybody')
    },
  },
  {
    name: 'page-release',
    file: offline,
    async act(page) {
      await page.setInputFiles('#file', draft)
      await page.check('.view-release', { force: true })
    },
  },
]

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: [...flags, ...quiet] })
const wanted = pictures.filter(({ name }) => chosen.length === 0 || chosen.some((word) => name.includes(word)))
for (const { name, file, dark, contrast, print, width = 1320, act } of wanted) {
  const page = await browser.newPage({
    viewport: { width, height: width === phone ? 800 : 900 },
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: contrast ? 'active' : 'none',
    reducedMotion: 'reduce',
  })
  await page.goto(`file://${resolve(work, file)}`)
  if (print) await page.emulateMedia({ media: 'print' })
  await act?.(page)
  await page.waitForTimeout(200)
  // As tall as what it shows, so that the lower banner stands where it belongs.
  await page.setViewportSize({ width, height: Number(await page.evaluate('document.documentElement.scrollHeight')) })
  await page.screenshot({ path: join(folder, `${name}.png`) })
  await page.close()
}
const page = await browser.newPage()
for (const name of ['draft', 'compartmented', 'folder-text']) {
  await page.goto(`file://${inWork(`${name}.html`)}`)
  await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true })
}
await browser.close()
rmSync(work, { recursive: true, force: true })
