import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderShell } from '../src/report/html/shell.ts'
import { bundlePage } from '../tools/page.mjs'
import { accessibilityFaults } from './accessible.ts'
import { hasBrowser, launch, openPage } from './browser.ts'
import { type Installed, install } from './bundled.ts'
import { digest, reportOf } from './report-in.ts'

const examples = readdirSync('examples')
  .filter((name) => /\.(?:cable|txt)$/.test(name))
  .map((name) => `examples/${name}`)
const draft = readFileSync('examples/26STRELSAU0123.cable', 'utf8')

describe.runIf(hasBrowser())('in Chromium', () => {
  let folder: string
  let browser: Browser
  let installed: Installed
  const file = (name: string) => join(folder, name)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bannerline-page-'))
    await bundlePage(file('page.html'))
    installed = await install()
    writeFileSync(file('masked.html'), reportOf({ 'a.cable': draft }))
    writeFileSync(file('text.html'), reportOf({ 'a.cable': draft }, true))
    writeFileSync(file('folder.html'), reportOf(Object.fromEntries(examples.map((path) => [path, readFileSync(path, 'utf8')]))))
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    installed?.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  test.each(['masked', 'text', 'folder'])(
    'report, %s: no error, no request, no serious fault of accessibility, light and dark',
    async (name) => {
      for (const scheme of ['light', 'dark'] as const) {
        const { page, faults } = await openPage(browser, file(`${name}.html`), scheme)
        expect(await accessibilityFaults(page)).toEqual([])
        for (const key of ['w', 'r']) {
          await page.keyboard.press(key)
          expect(await accessibilityFaults(page)).toEqual([])
        }
        expect(faults).toEqual([])
        await page.close()
      }
    },
  )

  test('keys go from card to card, switch views and list themselves', async () => {
    const { page } = await openPage(browser, file('text.html'))
    const current = () => page.locator('.card.current h3').textContent()
    await page.keyboard.press('j')
    const first = await current()
    await page.keyboard.press('j')
    expect(await current()).not.toBe(first)
    expect(await page.locator('.flag.current').count()).toBeGreaterThan(0)
    await page.keyboard.press('k')
    expect(await current()).toBe(first)
    await page.keyboard.press('r')
    expect(await page.locator('.preview').isVisible()).toBe(true)
    expect(await page.locator('#c1-sheet').isVisible()).toBe(false)
    await page.keyboard.press('r')
    expect(await page.locator('.preview').isVisible()).toBe(false)
    await page.keyboard.press('w')
    expect(await page.locator('.card.why').first().isVisible()).toBe(true)
    expect(await page.locator('.card.finding').first().isVisible()).toBe(false)
    await page.keyboard.press('?')
    expect(await page.locator('#help').isVisible()).toBe(true)
    await page.close()
  })

  test('cards stand beside their places and do not overlap', async () => {
    const { page } = await openPage(browser, file('text.html'))
    const boxes = await page
      .locator('.card.finding')
      .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })))
    for (const [index, box] of boxes.entries()) expect(box.top).toBeGreaterThanOrEqual(boxes[index - 1]?.bottom ?? 0)
    const flag = await page.locator('.flag').first().boundingBox()
    expect(Math.abs((boxes[0]?.top ?? 0) - (flag?.y ?? 0))).toBeLessThan(12)
    await page.close()
  })

  test('every printed sheet has the marking of the page above and below', async () => {
    const { page } = await openPage(browser, file('text.html'))
    const rule = (await page.evaluate(
      "[...document.styleSheets[0].cssRules].map((one) => one.cssText).filter((text) => text.startsWith('@page'))",
    )) as string[]
    expect(rule.join()).toMatch(/@top-center \{[^}]*SECRET\/\/NOFORN[\s\S]*@bottom-center \{[^}]*SECRET\/\/NOFORN/)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.length).toBeGreaterThan(10_000)
    await page.close()
  })

  test('a folder: headings sort the table, a name leads to its cable and back', async () => {
    const { page } = await openPage(browser, file('folder.html'))
    const first = () => page.locator('tbody tr').first().locator('th').textContent()
    await page.getByRole('button', { name: 'Document' }).click()
    const lowest = await first()
    await page.getByRole('button', { name: 'Document' }).click()
    expect(await first()).not.toBe(lowest)
    await page.getByRole('link', { name: 'examples/26STRELSAU0123.cable' }).click()
    expect(await page.locator('#c1').isVisible()).toBe(true)
    expect(await page.locator('#index').isVisible()).toBe(false)
    await page.getByRole('link', { name: 'All documents' }).first().click()
    expect(await page.locator('#index').isVisible()).toBe(true)
    await page.close()
  })

  test('offline page: findings while typing, under the marking of the draft', async () => {
    const { page, faults } = await openPage(browser, file('page.html'))
    expect(await accessibilityFaults(page)).toEqual([])
    await page.fill('#draft', draft)
    await page.locator('.card.finding').first().waitFor()
    expect(await page.locator('.card.finding').count()).toBe(4)
    expect(await page.locator('.page-banner.top b').textContent()).toBe('SECRET//NOFORN')
    await page.fill('#draft', draft.replace('(S//NF)', '(C)'))
    await expect.poll(() => page.locator('.card.finding').count()).toBe(2)
    expect(await page.locator('.page-banner.bottom b').textContent()).toBe('CONFIDENTIAL')
    await page.fill('#audience', 'nobody')
    expect(await page.locator('#save').isDisabled()).toBe(true)
    await page.fill('#audience', 'SECRET//REL TO USA, FVEY')
    expect(await page.locator('.view-release + span').textContent()).toContain('SECRET//REL TO USA, FVEY')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(faults).toEqual([])
    await page.close()
  })

  test('offline page: a dropped file is shown; what is no text is refused', async () => {
    const { page } = await openPage(browser, file('page.html'))
    const drop = (name: string, bytes: readonly number[]) =>
      page.evaluate(`{
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([new Uint8Array(${JSON.stringify(bytes)})], ${JSON.stringify(name)}))
        window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
      }`)
    await drop('26STRELSAU0123.cable', [...Buffer.from(draft)])
    await page.locator('.card.finding').first().waitFor()
    expect(await page.locator('h1').nth(1).textContent()).toBe('26STRELSAU0123.cable')
    await drop('x.pdf', [0x25, 0x50, 0x44, 0x46])
    await expect.poll(() => page.locator('#said').textContent()).toContain('This is a PDF')
    expect(await page.locator('.card').count()).toBe(0)
    await page.close()
  })

  test.each(examples.flatMap((path) => ['UNCLASSIFIED', 'SECRET//REL TO USA, GBR'].map((audience) => [path, audience] as const)))(
    'offline page: %s to %s, byte for byte what the command line writes',
    async (path, audience) => {
      const { page } = await openPage(browser, file('page.html'))
      const output = file(`${basename(path)}.${audience.length}`)
      const { status } = spawnSync(process.execPath, [
        installed.program,
        'redact',
        path,
        '--to',
        audience,
        '-o',
        output,
        '--certificate',
        `${output}.json`,
      ])
      await page.fill('#audience', audience)
      await page.setInputFiles('#file', path)
      await page.locator('.cable').waitFor()
      if (status === 0) {
        const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')])
        expect(readFileSync(await download.path())).toEqual(readFileSync(output))
        expect(download.suggestedFilename()).toBe(`${basename(path).replace(/\.\w+$/, '')}.release.txt`)
        const [certificate] = await Promise.all([page.waitForEvent('download'), page.click('#save-certificate')])
        expect(readFileSync(await certificate.path(), 'utf8')).toBe(readFileSync(`${output}.json`, 'utf8'))
      } else expect(await page.locator('#save').isDisabled()).toBe(true)
      await page.close()
    },
  )

  test('the page command writes the page that comes with the program, and not over a file', async () => {
    await bundlePage(join(dirname(installed.program), 'bannerline.html'))
    const write = () => spawnSync(process.execPath, [installed.program, 'page', '-o', file('written.html')], { encoding: 'utf8' }).status
    expect(write()).toBe(0)
    expect(readFileSync(file('written.html'))).toEqual(readFileSync(join(dirname(installed.program), 'bannerline.html')))
    expect(write()).toBe(2)
  })

  test('offline page: nothing is kept, and nothing can be sent', async () => {
    const { page, faults } = await openPage(browser, file('page.html'))
    await page.fill('#draft', draft)
    await page.locator('.cable').waitFor()
    const kept = await page.evaluate(
      '[localStorage.length, sessionStorage.length, document.cookie, location.search + location.hash, JSON.stringify(history.state)].join()',
    )
    expect(kept).toBe('0,0,,,null')
    await page.reload()
    expect(await page.inputValue('#draft')).toBe('')
    expect(faults).toEqual([])
    await page.close()
    // The same page with a script that tries to: its policy stops it.
    const sender =
      "addEventListener('securitypolicyviolation', (event) => { document.title = event.effectiveDirective }); fetch('http://127.0.0.1:9/?draft').catch(() => {})"
    writeFileSync(file('sender.html'), renderShell(sender, digest))
    const tried = await openPage(browser, file('sender.html'))
    await expect.poll(() => tried.page.title()).toBe('connect-src')
    await tried.page.close()
  })
})
