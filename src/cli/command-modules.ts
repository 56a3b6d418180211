/** What does the work of the commands, loaded when one is called: help and usage errors do not wait for the grammar. */
export const modules = {
  lint: () => import('./lint.ts'),
  fix: () => import('./fix.ts'),
  baseline: () => import('./baseline.ts'),
  allow: () => import('./allow.ts'),
  inspect: () => import('./inspect.ts'),
  redact: () => import('./redact.ts'),
  verify: () => import('./verify.ts'),
  compare: () => import('./compare.ts'),
  why: () => import('./why.ts'),
  explain: () => import('./explain.ts'),
  rules: () => import('./rules.ts'),
  report: () => import('./report.ts'),
  page: () => import('./page.ts'),
  init: () => import('./init.ts'),
  lsp: () => import('./lsp.ts'),
}
