import { fileURLToPath } from 'node:url'
import {
  CodeActionKind,
  CompletionItemKind,
  type Connection,
  createConnection,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  MarkupKind,
  Message,
  ProposedFeatures,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
  SymbolKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { MarkedDocument } from '../../grammar/document.ts'
import { parseDocument } from '../../grammar/parse.ts'
import type { Span } from '../../grammar/text/span.ts'
import { publicAudience } from '../../grammar/vocabulary/named.ts'
import { checkDocument } from '../../rules/check.ts'
import { rules } from '../../rules/index.ts'
import type { Finding, Severity } from '../../rules/rule.ts'
import { completeAt } from '../lsp/complete.ts'
import { hoverAt } from '../lsp/hover.ts'
import { type Element, folds, levelTokens, outline, tokenTypes } from '../lsp/outline.ts'
import { makeRelease } from '../release/make.ts'
import { policyFor } from '../release/policy.ts'
import { citationText } from '../report/citation.ts'
import type { Judgement } from '../report/html/why.ts'
import { knownText } from '../report/mask.ts'
import type { SuppressedFinding } from '../report/report.ts'
import { markingText } from '../report/summary.ts'
import { parseWithin } from './ceiling.ts'
import { checkSettings } from './check-settings.ts'
import { OverCeiling } from './failure.ts'
import { Frames } from './lsp-frames.ts'
import { streamOn } from './output.ts'
import { type FileSettings, type FolderSettings, openSettings } from './settings.ts'
import { type Book, Suppressions } from './suppressions.ts'
import { today } from './today.ts'

export const previewCommand = 'bannerline.previewRelease'

/** One open document as it was last read. */
interface Reading {
  readonly source: TextDocument
  readonly version: number
  readonly document: MarkedDocument
  readonly judgement: Judgement
  readonly findings: readonly Finding[]
  /** Findings that somebody allowed. */
  readonly suppressed: readonly SuppressedFinding[]
  /** What is said in place of findings, when the document is above the ceiling of the settings: then nothing else is known of it. */
  readonly stop: string | undefined
}

/**
 * The language server over standard input and output. It ends when its client does, and with nothing else: whatever a request brings, the
 * answer is empty at worst. What it logs is the name of a request, never a word of a document.
 */
export function serve(version: string): Promise<number> {
  const input = process.stdin.pipe(new Frames())
  const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(input), new DiscreetWriter(streamOn(1)))
  // A client that went away does not say so.
  process.stdin.on('end', () => process.exit(0))
  // What nobody foresaw must not end the server, and what it says could quote a document.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.removeAllListeners(event)
    process.on(event, () => connection.console.error(`${ownWords}internal error`))
  }
  const documents = new TextDocuments(TextDocument)
  const readings = new Map<string, Reading>()
  const read = (uri: string): Reading | undefined => {
    const source = documents.get(uri)
    if (!source) return undefined
    const known = readings.get(uri)
    if (known && known.version === source.version && known.source === source) return known
    const reading = look(source, settingsOf(source))
    readings.set(uri, reading)
    return reading
  }
  const answer = guardFor(connection)
  const settings = new Map<string, Settings>()
  const settingsOf = ({ uri }: TextDocument): Settings => {
    let found = settings.get(uri)
    if (!found) {
      const file = answer('name', undefined, () => (uri.startsWith('file:') ? fileURLToPath(uri) : undefined))
      const own = file === undefined ? noSettings : answer('settings', noSettings, () => openSettings(undefined).settingsFor(file))
      const book = file && answer('suppressions', undefined, () => new Suppressions({}, today()).bookFor(own.folder))
      found = { ...own, allowed: book ? { book, file } : undefined }
      settings.set(uri, found)
    }
    return found
  }
  const publish = (uri: string): void => {
    answer('diagnostics', undefined, () => {
      const reading = read(uri)
      if (reading) connection.sendDiagnostics({ uri, version: reading.version, diagnostics: diagnosticsOf(reading) })
    })
  }

  connection.onInitialize(() => ({
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      completionProvider: { triggerCharacters: ['(', '/', ' ', ','] },
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      semanticTokensProvider: { legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] }, full: true },
      executeCommandProvider: { commands: [previewCommand] },
    },
    serverInfo: { name: 'bannerline', version },
  }))

  documents.onDidChangeContent(({ document: { uri } }) => publish(uri))
  // Settings or suppressions: what they say holds at once.
  connection.onDidChangeWatchedFiles(() => {
    settings.clear()
    readings.clear()
    for (const { uri } of documents.all()) publish(uri)
  })
  // Settings may have changed by then.
  documents.onDidSave(({ document: { uri } }) => {
    settings.delete(uri)
    readings.delete(uri)
  })
  documents.onDidClose(({ document: { uri } }) => {
    settings.delete(uri)
    readings.delete(uri)
    connection.sendDiagnostics({ uri, diagnostics: [] })
  })

  connection.onHover(({ textDocument, position }) =>
    answer('hover', null, () => {
      const reading = read(textDocument.uri)
      const found = reading && hoverAt(reading.document, reading.source.offsetAt(position), reading.judgement)
      return found ? { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range: rangeOf(reading.source, found.span) } : null
    }),
  )
  connection.onCodeAction(({ textDocument, range }) =>
    answer('code action', [], () => {
      const reading = read(textDocument.uri)
      if (!reading) return []
      const [from, to] = [reading.source.offsetAt(range.start), reading.source.offsetAt(range.end)]
      return reading.findings.flatMap((finding) => {
        if (!finding.fix || finding.span.start > to || finding.span.end < from) return []
        const words = knownText(finding.fix.text)?.trim().replace(/\s+/g, ' ')
        return [
          {
            title: words ? `Write ${words}` : 'Mend this marking',
            kind: CodeActionKind.QuickFix,
            diagnostics: [toDiagnostic(finding, reading)],
            edit: { changes: { [textDocument.uri]: [{ range: rangeOf(reading.source, finding.fix.at), newText: finding.fix.text }] } },
          },
        ]
      })
    }),
  )
  connection.onCompletion(({ textDocument, position }) =>
    answer('completion', [], () => {
      const reading = read(textDocument.uri)
      if (!reading) return []
      return completeAt(reading.document, reading.source.offsetAt(position)).map(({ word, title, replace, rank }) => ({
        label: word,
        detail: title,
        kind: CompletionItemKind.Keyword,
        sortText: `${String(rank).padStart(2, '0')} ${word}`,
        textEdit: { range: rangeOf(reading.source, replace), newText: word },
      }))
    }),
  )
  connection.onDocumentSymbol(({ textDocument }) =>
    answer('symbols', [], () => {
      const reading = read(textDocument.uri)
      return reading ? outline(reading.document).map((symbol) => toSymbol(symbol, reading.source)) : []
    }),
  )
  connection.onFoldingRanges(({ textDocument }) =>
    answer('folding', [], () => {
      const reading = read(textDocument.uri)
      if (!reading) return []
      return folds(reading.document)
        .map((span) => rangeOf(reading.source, span))
        .filter(({ start, end }) => end.line > start.line)
        .map(({ start, end }) => ({ startLine: start.line, endLine: end.line }))
    }),
  )
  connection.languages.semanticTokens.on(({ textDocument }) =>
    answer('semantic tokens', { data: [] }, () => {
      const reading = read(textDocument.uri)
      return { data: reading ? encodeTokens(reading) : [] }
    }),
  )
  connection.onExecuteCommand(({ command, arguments: args }) =>
    answer('command', null, () => {
      const [uri, audience] = args ?? []
      const reading = command === previewCommand && typeof uri === 'string' ? read(uri) : undefined
      return reading ? previewRelease(reading, typeof audience === 'string' ? audience : publicAudience) : null
    }),
  )

  documents.listen(connection)
  connection.listen()
  return new Promise((resolve) => connection.onExit(() => resolve(0)))
}

/** What the server's own log lines begin with. */
const ownWords = 'bannerline: '

/**
 * Sends what the server has to say. The library's own log lines and error messages may quote a message that it could not read, and with
 * it the draft: they are replaced by fixed words.
 */
class DiscreetWriter extends StreamMessageWriter {
  override write(message: Message): Promise<void> {
    return super.write(discreet(message))
  }
}

const logMethods: ReadonlySet<unknown> = new Set(['window/logMessage', 'window/showMessage', '$/logTrace'])

function discreet(message: Message): Message {
  if (Message.isResponse(message) && message.error) {
    const { code } = message.error
    return {
      jsonrpc: message.jsonrpc,
      id: message.id,
      error: { code, message: `${ownWords}this request could not be answered` },
    } as Message
  }
  if (!Message.isNotification(message) || !logMethods.has(message.method)) return message
  const params = message.params as { readonly type?: number; readonly message?: unknown } | undefined
  if (typeof params?.message === 'string' && params.message.startsWith(ownWords)) return message
  return { ...message, params: { type: params?.type ?? 1, message: `${ownWords}a message could not be read` } } as Message
}

/** Runs what a request asks for; when that breaks off, gives the empty answer and logs the name of the request alone. */
function guardFor(connection: Connection): <T>(name: string, empty: T, work: () => T) => T {
  return (name, empty, work) => {
    try {
      return work()
    } catch {
      connection.console.error(`${ownWords}${name} could not be answered`)
      return empty
    }
  }
}

interface Settings extends FileSettings {
  readonly folder: FolderSettings | undefined
  /** What was allowed in this file. */
  readonly allowed?: { readonly book: Book; readonly file: string } | undefined
}
const noSettings: Settings = { profile: undefined, rules: {}, folder: undefined }

function look(source: TextDocument, settings: Settings): Reading {
  const { document, stop } = readWithin(source.getText(), settings.folder?.ceiling)
  const { profile, asOf, rules: levels } = checkSettings(document, settings, {})
  const found = stop === undefined ? checkDocument(document, { profile, asOf, rules: levels }) : []
  const allowed = settings.allowed?.book.judge(settings.allowed.file, document, found) ?? []
  return {
    source,
    version: source.version,
    document,
    judgement: { profile, asOf },
    findings: found.filter((_, index) => !allowed[index]),
    suppressed: allowed.filter((one) => one !== undefined),
    stop,
  }
}

/** Of a document above the ceiling nothing goes any further: what is asked about it is answered for an empty one. */
function readWithin(text: string, ceiling: string | undefined): { readonly document: MarkedDocument; readonly stop: string | undefined } {
  try {
    return { document: parseWithin(text, ceiling), stop: undefined }
  } catch (error) {
    if (!(error instanceof OverCeiling)) throw error
    return { document: parseDocument(''), stop: error.notice }
  }
}

function diagnosticsOf(reading: Reading): Diagnostic[] {
  if (reading.stop === undefined) {
    return [...reading.findings.map((finding) => toDiagnostic(finding, reading)), ...reading.suppressed.map((one) => toHint(one, reading))]
  }
  const start = { line: 0, character: 0 }
  return [
    { range: { start, end: start }, severity: DiagnosticSeverity.Error, code: 'ceiling', source: 'bannerline', message: reading.stop },
  ]
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
}

const titles = new Map(rules.map(({ id, title }) => [id, title]))

function toDiagnostic(finding: Finding, { source }: Reading): Diagnostic {
  const { rule, severity, message, span, related } = finding
  return {
    range: rangeOf(source, span),
    severity: severities[severity],
    code: rule,
    source: 'bannerline',
    message: `${titles.get(rule) ?? rule}. ${message} (${citationText(finding)})`,
    relatedInformation: related.map((other) => ({
      location: { uri: source.uri, range: rangeOf(source, other.span) },
      message: other.message,
    })),
  }
}

/** What was allowed is still told, as quietly as an editor can. */
function toHint({ finding, reason, until }: SuppressedFinding, { source }: Reading): Diagnostic {
  return {
    range: rangeOf(source, finding.span),
    severity: DiagnosticSeverity.Hint,
    code: finding.rule,
    source: 'bannerline',
    message: `${titles.get(finding.rule) ?? finding.rule}. Allowed until ${until}, unless the marking changes: ${reason}`,
  }
}

function rangeOf(source: TextDocument, { start, end }: Span): Range {
  return { start: source.positionAt(start), end: source.positionAt(end) }
}

function toSymbol({ name, span, selection, children }: Element, source: TextDocument): DocumentSymbol {
  return {
    name,
    kind: SymbolKind.String,
    range: rangeOf(source, span),
    selectionRange: rangeOf(source, selection),
    children: children.map((child) => toSymbol(child, source)),
  }
}

/** Five numbers a token, each place counted from the one before. A token that crosses a line end is cut there. */
function encodeTokens({ source, document }: Reading): number[] {
  const data: number[] = []
  let previous = { line: 0, character: 0 }
  for (const { span, type } of levelTokens(document)) {
    const start = source.positionAt(span.start)
    const end = source.positionAt(span.end)
    const length =
      end.line === start.line ? end.character - start.character : source.offsetAt({ line: start.line + 1, character: 0 }) - 1 - span.start
    const line = start.line - previous.line
    if (length <= 0 || line < 0 || (line === 0 && start.character < previous.character)) continue
    data.push(line, line === 0 ? start.character - previous.character : start.character, length, tokenTypes.indexOf(type), 0)
    previous = start
  }
  return data
}

/** The release of an open document, for a preview: its text and whether it verifies, or why there is none. */
function previewRelease({ document, stop }: Reading, audience: string) {
  if (stop !== undefined) return { released: false, reasons: [stop] }
  const { policy, problem } = policyFor(audience)
  if (!policy) return { released: false, reasons: [problem] }
  const outcome = makeRelease(document, policy)
  if (outcome.kind === 'refused')
    return { released: false, reasons: outcome.refusals.map(({ place, message, remedy }) => `${place}: ${message} ${remedy}`) }
  const { release, verification } = outcome
  const failed = verification.gates.filter(({ passed }) => !passed).map(({ name }) => name)
  return { released: verification.passed, text: release.text, banner: markingText(release.banner, 'banner'), reasons: failed }
}
