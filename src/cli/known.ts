import type { FileReport } from '../report/report.ts'
import { Baseline } from './baseline-file.ts'
import type { Input } from './inputs.ts'
import type { FolderSettings } from './settings.ts'
import { type SuppressionOptions, Suppressions } from './suppressions.ts'
import { today } from './today.ts'

export interface KnownOptions extends SuppressionOptions {
  /** The file that `--baseline` names; false for `--no-baseline`. */
  readonly baseline?: string | boolean
}

/** What a run keeps apart: findings that somebody allowed, and findings that were there before. */
export class Known {
  readonly #options: KnownOptions
  readonly #suppressions: Suppressions
  readonly #baselines = new Map<string, Baseline>()

  constructor(options: KnownOptions) {
    this.#options = options
    this.#suppressions = new Suppressions(options, today())
  }

  /** Reads what holds for files under these settings; what is wrong with it ends the run before anything is checked. */
  load(folder: FolderSettings | undefined): void {
    this.#suppressions.bookFor(folder)
    this.#baselineFor(folder)
  }

  /** Nothing that was loaded knows of any finding. */
  get isEmpty(): boolean {
    return this.#baselines.size === 0 && this.#suppressions.isEmpty
  }

  /** The report without what is known, and how much of it only the baseline knows. */
  split<T extends FileReport>(
    report: T,
    { file }: Input,
    folder: FolderSettings | undefined,
  ): { readonly report: T; readonly known: number } {
    const { document, findings } = report
    if (this.isEmpty) return { report, known: 0 }
    const allowed = this.#suppressions.bookFor(folder)?.judge(file, document, findings) ?? []
    const fresh = this.#baselineFor(folder)?.isFresh(file, document, findings)
    const isShown = (_: unknown, index: number): boolean => !allowed[index] && fresh?.[index] !== false
    const suppressed = allowed.filter((one) => one !== undefined)
    const shown = findings.filter(isShown)
    return {
      report: { ...report, findings: shown, suppressed },
      known: findings.length - shown.length - suppressed.length,
    }
  }

  /** What to say at the end about suppressions, and about a baseline that holds what is mended. */
  notes(isActive: (rule: string) => boolean): readonly string[] {
    const stale = this.#stale.map(
      ({ rule, file, place }) =>
        `note   ${rule} at ${place} of ${file} is no longer found: bannerline baseline prune takes it out of the baseline.`,
    )
    return [...this.#suppressions.notes(isActive), ...stale]
  }

  /** True when a baseline holds something that is mended. */
  get isStale(): boolean {
    return this.#stale.length > 0
  }

  get #stale() {
    return [...this.#baselines.values()].flatMap((baseline) => baseline.stale)
  }

  #baselineFor(folder: FolderSettings | undefined): Baseline | undefined {
    const { baseline } = this.#options
    const path = baseline === false ? undefined : typeof baseline === 'string' ? baseline : folder?.baseline
    if (path === undefined) return undefined
    const found = this.#baselines.get(path) ?? new Baseline(path)
    this.#baselines.set(path, found)
    return found
  }
}
