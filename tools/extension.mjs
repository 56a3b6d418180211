// Packs the VS Code extension, with its language server in it: dist/bannerline.vsix. Needs dist/ (npm run build) and no network.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { zipSync } from 'fflate'

/** The extension as a VSIX file: a ZIP with a manifest. `dist` is the folder with the built program. The same files give the same bytes. */
export async function packExtension(dist) {
  const manifest = JSON.parse(readFileSync('editors/vscode/package.json', 'utf8'))
  const { outputFiles } = await build({
    entryPoints: ['editors/vscode/extension.js'],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    external: ['vscode'],
    legalComments: 'eof',
  })
  const server = ['bannerline.cjs', 'program.cjs']
  const files = {
    '[Content_Types].xml': Buffer.from(contentTypes),
    'extension.vsixmanifest': Buffer.from(vsixManifest(manifest)),
    'extension/package.json': readFileSync('editors/vscode/package.json'),
    'extension/README.md': readFileSync('editors/vscode/README.md'),
    'extension/LICENSE.txt': readFileSync('LICENSE'),
    'extension/extension.js': Buffer.from(outputFiles[0].contents),
    'extension/server/package.json': readFileSync('package.json'),
    ...Object.fromEntries(server.map((name) => [`extension/server/dist/${name}`, readFileSync(join(dist, name))])),
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, [bytes, { mtime: new Date(1980, 0, 1) }]])))
}

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension=".json" ContentType="application/json"/><Default Extension=".vsixmanifest" ContentType="text/xml"/><Default Extension=".js" ContentType="application/javascript"/><Default Extension=".cjs" ContentType="application/javascript"/><Default Extension=".md" ContentType="text/markdown"/><Default Extension=".txt" ContentType="text/plain"/></Types>
`

function vsixManifest({ name, displayName, description, version, publisher, engines, categories }) {
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${name}" Version="${version}" Publisher="${publisher}"/>
    <DisplayName>${displayName}</DisplayName>
    <Description xml:space="preserve">${description}</Description>
    <Categories>${categories.join(',')}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${engines.vscode}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
  </Assets>
</PackageManifest>
`
}

if (process.argv[1]?.endsWith('extension.mjs')) writeFileSync('dist/bannerline.vsix', await packExtension('dist'))
