/** The VS Code extension as a VSIX file, from the built program in `dist`. */
export function packExtension(dist: string): Promise<Uint8Array>
