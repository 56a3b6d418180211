/** Builds the offline page. */
export function bundlePage(outfile: string): Promise<void>
