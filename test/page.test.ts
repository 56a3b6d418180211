import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readyPolicies } from '../src/release/ready-policies.ts'
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
    const current = () => page.locator('.card.current h2').textContent()
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
    // Speech input types single letters: they can be switched off (WCAG 2.1.4), and the list is reached without one.
    await page.locator('#keys').uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('r')
    expect(await page.locator('.preview').isVisible()).toBe(false)
    await page.locator('.keys').press('Enter')
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

  /** What the command line writes beside what the page saves. The name of a release is looked at too, so it has the same. */
  async function compareSaved(
    path: string,
    flags: readonly string[],
    prepare: (page: Page) => Promise<unknown>,
    ending = 'txt',
  ): Promise<void> {
    const { page, faults } = await openPage(browser, file('page.html'))
    const written = mkdtempSync(file('written-'))
    const name = basename(path).replace(/\.\w+$/, '')
    const names = [`${name}.release.${ending}`, `${name}.certificate.json`, `${name}.index.csv`] as const
    const [release, certificate, index] = names.map((one) => join(written, one)) as [string, string, string]
    const outputs = ['-o', release, '--certificate', certificate, '--index', index]
    const { status, stderr } = spawnSync(process.execPath, [installed.program, 'redact', path, ...flags, ...outputs], { encoding: 'utf8' })
    expect(status, stderr).toBeLessThan(2)
    await prepare(page)
    await page.setInputFiles('#file', path)
    await page.locator('.cable h1', { hasText: basename(path) }).waitFor()
    const buttons = ['#save', '#save-certificate', '#save-index']
    for (const [at, button] of buttons.entries()) {
      if (status !== 0) expect(await page.locator(button).isDisabled()).toBe(true)
      else {
        const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)])
        expect(download.suggestedFilename()).toBe(names[at])
        expect(readFileSync(await download.path(), 'utf8')).toBe(readFileSync(join(written, names[at] ?? ''), 'utf8'))
      }
    }
    expect(faults).toEqual([])
    await page.close()
  }

  test.each(examples.flatMap((path) => ['UNCLASSIFIED', 'SECRET//REL TO USA, GBR', 'TOP SECRET'].map((to) => [path, to] as const)))(
    'offline page: %s to %s, byte for byte what the command line writes',
    (path, to) => compareSaved(path, ['--to', to], (page) => page.fill('#audience', to)),
  )

  test.each(['dod', 'ic'])('offline page: by the rules of %s, byte for byte what the command line writes', (profile) =>
    compareSaved('examples/26STRELSAU0124.cable', ['--to', 'UNCLASSIFIED', '--profile', profile], (page) =>
      page.selectOption('#profile', profile),
    ),
  )

  test.each(examples)('offline page: %s in Markdown, byte for byte what the command line writes', (path) =>
    compareSaved(
      path,
      ['--to', 'UNCLASSIFIED'],
      async (page) => {
        // What saves is there once there is a draft.
        await page.fill('#draft', 'Text.')
        await page.selectOption('#form', 'markdown')
      },
      'md',
    ),
  )

  test.each(Object.keys(readyPolicies))(
    'offline page: by the ready policy %s, byte for byte what the command line writes',
    async (name) => {
      for (const path of examples) await compareSaved(path, ['--policy', name], (page) => page.selectOption('#policy', name))
    },
  )

  const onDocument = {
    amount: 'exact',
    sensitive: ['B5'],
    case: 'F-2026-00042',
    authority: 'R. Rassendyll, Senior Reviewer',
    date: '2026-05-24',
    portions: { '¶6': ['B5'] },
    redactions: [{ term: 'the Ministry', exemptions: ['B6'] }],
  }

  test.each(examples)('offline page: %s by files of policy and decisions, byte for byte what the command line writes', async (path) => {
    writeFileSync(file('policy.json'), JSON.stringify({ audience: 'UNCLASSIFIED', ...onDocument }))
    await compareSaved(path, ['--policy', file('policy.json')], async (page) => {
      await page.setInputFiles('#policy-file', file('policy.json'))
      await expect.poll(() => page.inputValue('#policy')).toBe('policy.json')
      expect(await page.locator('#audience').isDisabled()).toBe(true)
    })
    writeFileSync(file('decisions.json'), JSON.stringify(onDocument))
    await compareSaved(path, ['--policy', 'public-release', '--decisions', file('decisions.json')], async (page) => {
      await page.selectOption('#policy', 'public-release')
      await page.setInputFiles('#policy-file', file('decisions.json'))
      await page.getByRole('button', { name: 'Leave decisions.json out' }).waitFor()
    })
  })

  test('offline page: what a person decided is left out again', async () => {
    const { page } = await openPage(browser, file('page.html'))
    writeFileSync(file('decisions.json'), JSON.stringify(onDocument))
    await page.fill('#draft', draft)
    await page.setInputFiles('#policy-file', file('decisions.json'))
    await expect.poll(() => page.locator('.preview').textContent()).toContain('F-2026-00042')
    await page.getByRole('button', { name: 'Leave decisions.json out' }).press('Enter')
    expect(await page.locator('.preview').textContent()).not.toContain('F-2026-00042')
    expect(await page.locator('#leave-decisions').isVisible()).toBe(false)
    await page.close()
  })

  test('offline page: a file name that tells what is withheld is not the name of the release', async () => {
    const { page } = await openPage(browser, file('page.html'))
    await page.setInputFiles('#file', { name: 'counter-proposal.txt', mimeType: 'text/plain', buffer: Buffer.from(draft) })
    await page.locator('.cable').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')])
    expect(download.suggestedFilename()).toBe('document.release.txt')
    await page.close()
  })

  test('offline page: a policy that is none is named with what is wrong, and does not hold', async () => {
    const { page } = await openPage(browser, file('page.html'))
    writeFileSync(file('wrong.json'), JSON.stringify({ audience: 'UNCLASSIFIED', amount: 'qvz' }))
    await page.setInputFiles('#policy-file', file('wrong.json'))
    await expect.poll(() => page.locator('#said').textContent()).toMatch(/^wrong\.json could not be used\. amount has to be one of/)
    expect(await page.locator('#audience').isEnabled()).toBe(true)
    await page.close()
  })

  test('offline page: an invented draft shows what there is to see, by keyboard alone', async () => {
    const { page, faults } = await openPage(browser, file('page.html'))
    await page.locator('#example').press('Enter')
    await page.locator('.card.finding').first().waitFor()
    expect(await page.evaluate('document.activeElement.className')).toBe('view-findings')
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.preview').isVisible()).toBe(true)
    expect(await page.locator('.page-banner.top .previewing').isVisible()).toBe(true)
    await page.keyboard.press('w')
    await page.keyboard.press('j')
    expect(await page.locator('.card.why.current').isVisible()).toBe(true)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.locator('#clear').press('Enter')
    expect(await page.locator('#start').isVisible()).toBe(true)
    expect(await page.evaluate('document.activeElement.id')).toBe('draft')
    expect(faults).toEqual([])
    await page.close()
  })

  const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
  const cards = (page: Page) => page.locator('.card.finding').count()
  test.each<readonly [string, Uint8Array, (page: Page) => Promise<void>]>([
    ['an empty file', Buffer.alloc(0), async (page) => expect(await page.locator('#start').isVisible()).toBe(true)],
    ['line ends of Windows', Buffer.from(draft.replaceAll('\n', '\r\n')), async (page) => expect(await cards(page)).toBe(4)],
    ['UTF-16', utf16(draft), async (page) => expect(await cards(page)).toBe(4)],
    [
      'a pasted e-mail',
      Buffer.from('From: r@example.org\nTo: s@example.org\nSubject: (U) Talks\n\n(S) Text.\n\n> (C) Text.\n'),
      async (page) => expect(await page.locator('.cable').isVisible()).toBe(true),
    ],
    [
      'a text that is too long to lay out',
      Buffer.from('Text. '.repeat(200_000)),
      async (page) => {
        expect(await page.locator('#said').textContent()).toContain('1,200,000 characters')
        expect(await page.locator('.page-banner.top b').textContent()).toContain('NOT CHECKED')
      },
    ],
    [
      'bytes',
      Uint8Array.from({ length: 500 }, (_, index) => (index * 37) % 256),
      async (page) => expect(await page.locator('#said').textContent()).toContain('odd.txt was not read'),
    ],
  ])('offline page: %s', async (_, bytes, look) => {
    const { page, faults } = await openPage(browser, file('page.html'))
    await page.fill('#draft', draft)
    await page.locator('.cable').waitFor()
    await page.setInputFiles('#file', { name: 'odd.txt', mimeType: 'text/plain', buffer: Buffer.from(bytes) })
    await expect.poll(() => page.evaluate("document.querySelector('#result h1')?.textContent")).not.toBe('Draft')
    await look(page)
    expect(faults).toEqual([])
    await page.close()
  })

  test('a note is heard after what it is about, and a heading never skips a level', async () => {
    const { page } = await openPage(browser, file('text.html'))
    const order = (await page.evaluate(
      `[...document.querySelectorAll('.flag[id], .card.finding')].map((one) => one.dataset.flag ?? one.id)`,
    )) as string[]
    for (const [index, id] of order.entries()) expect(order.indexOf(id)).toBeLessThanOrEqual(index)
    const levels = (await page.evaluate(
      `[...document.querySelectorAll('h1, h2, h3, h4')].map((one) => Number(one.tagName[1]))`,
    )) as number[]
    for (const [index, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
    expect(levels.length).toBeGreaterThan(4)
    await page.close()
  })

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
