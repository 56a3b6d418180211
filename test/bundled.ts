import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { bundle } from '../tools/bundle.mjs'

/** The program as it is shipped, in a folder of its own that every user of the machine may read. */
export interface Installed {
  readonly root: string
  /** A folder to put on the PATH. */
  readonly bin: string
  /** The program itself. */
  readonly program: string
  remove(): void
}

export async function install(plugins: readonly Plugin[] = []): Promise<Installed> {
  const root = mkdtempSync(join(tmpdir(), 'bannerline-'))
  const program = join(root, 'package', 'dist', 'bannerline.cjs')
  mkdirSync(join(root, 'package', 'dist'), { recursive: true })
  await bundle(program, plugins)
  cpSync('package.json', join(root, 'package', 'package.json'))
  mkdirSync(join(root, 'bin'))
  symlinkSync('../package/dist/bannerline.cjs', join(root, 'bin', 'bannerline'))
  execFileSync('chmod', ['-R', 'a+rX', root])
  return {
    root,
    bin: join(root, 'bin'),
    program,
    remove() {
      execFileSync('chmod', ['-R', 'u+rwX', root])
      rmSync(root, { recursive: true, force: true })
    },
  }
}
