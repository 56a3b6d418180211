import { build } from 'esbuild'
import type { DerivedFile } from './derived.ts'

/** `src/report/html/client.ts`: what the report does in the browser, as readable text, so that it can be looked over in the page itself. */
export async function reportClient(): Promise<DerivedFile> {
  const { outputFiles } = await build({
    entryPoints: ['src/page/report.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
  })
  const script = outputFiles[0]?.text ?? ''
  const text = [
    '// Derived from src/page/report.ts by `npm run update`.',
    '',
    '/** What the report does in the browser. */',
    `export const reportScript = ${JSON.stringify(script)}`,
    '',
  ].join('\n')
  return { path: 'src/report/html/client.ts', text }
}
