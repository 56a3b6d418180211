// Starts the language server that comes with this extension, in a process of its own, and shows release previews.
const path = require('node:path')
const vscode = require('vscode')
const { LanguageClient, TransportKind } = require('vscode-languageclient/node')

const languages = ['cable', 'plaintext', 'markdown']
const scheme = 'bannerline-release'
/** Settings, and what was allowed: when they change, drafts are judged anew. */
const ownFiles = '**/{bannerline.json,bannerline.jsonc,.bannerline.json,bannerline.suppressions.json}'
let client

exports.activate = async (context) => {
  const module = path.join(context.extensionPath, 'server', 'dist', 'bannerline.cjs')
  const run = {
    command: process.execPath,
    args: [module, 'lsp', '--stdio'],
    options: { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
    transport: TransportKind.stdio,
  }
  client = new LanguageClient('bannerline', 'bannerline', run, {
    documentSelector: languages.map((language) => ({ language })),
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher(ownFiles) },
  })

  const previews = new Map()
  const changed = new vscode.EventEmitter()
  context.subscriptions.push(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => previews.get(uri.toString()) ?? '',
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => previews.delete(uri.toString())),
    vscode.commands.registerCommand('bannerline.showRelease', () => showRelease(previews, changed)),
  )
  await client.start()
}

exports.deactivate = () => client?.stop()

/** Asks who it is for, and shows the release beside the draft. Nothing is written. */
async function showRelease(previews, changed) {
  const editor = vscode.window.activeTextEditor
  if (!editor) return
  const audience = await vscode.window.showInputBox({ prompt: 'Who may read the release, written as a marking', value: 'UNCLASSIFIED' })
  if (!audience) return
  const made = await client.sendRequest('workspace/executeCommand', {
    command: 'bannerline.previewRelease',
    arguments: [editor.document.uri.toString(), audience],
  })
  if (!made?.released) {
    vscode.window.showWarningMessage(`No release to ${audience}. ${(made?.reasons ?? []).join(' ')}`)
    return
  }
  const uri = vscode.Uri.from({ scheme, path: `/${made.banner}.txt`, query: editor.document.uri.toString() })
  previews.set(uri.toString(), made.text)
  changed.fire(uri)
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), {
    viewColumn: vscode.ViewColumn.Beside,
    preview: true,
  })
}
