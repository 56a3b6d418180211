import { levelEntry } from '../../../grammar/vocabulary/levels.ts'
import { publicAudience } from '../../../grammar/vocabulary/named.ts'
import { markup } from './markup.ts'
import { banner, helpDialog, page } from './report.ts'
import { style } from './style.ts'

export const emptyBanner = 'NO DOCUMENT'

const audiences = [publicAudience, levelEntry('C').title, levelEntry('S').title, 'SECRET//REL TO USA, FVEY']

/** The offline page: the library in one file that opens from disk. `script` is the bundled `src/page/page.ts`. */
export function renderShell(script: string, digest: (text: string) => string): string {
  const body = markup`${banner(emptyBanner, undefined, 'top')}
<main class="one">
<header class="intro"><h1>bannerline</h1>
<p class="facts">Checks the markings of a cable or memo and shows its release. This page cannot reach a network, and it keeps nothing.</p></header>
<details id="draft-box" open><summary>Draft</summary>
<label class="heard" for="draft">Text of the draft</label>
<textarea id="draft" rows="14" spellcheck="false" autocomplete="off" placeholder="Paste a draft, or drop a file anywhere on this page"></textarea></details>
<div class="tools"><button type="button" id="choose">Open a file</button><input type="file" id="file" class="heard" tabindex="-1" aria-label="File to check">
<label>Release to <input id="audience" list="audiences" value="${publicAudience}" size="28" autocomplete="off" spellcheck="false"></label><datalist id="audiences">${audiences.map((audience) => markup`<option value="${audience}"></option>`)}</datalist>
<button type="button" id="save" disabled>Save the release</button><button type="button" id="save-certificate" disabled>Save its certificate</button><button type="button" id="clear">Clear</button></div>
<p id="said" role="status"></p>
<div id="result"></div>
<footer><p>bannerline checks markings against each other and against the rules. It does not decide classification, and it does not replace a release review.</p></footer>
</main>
${helpDialog}
${banner(emptyBanner, undefined, 'bottom')}`
  return page({ title: 'bannerline', body, sheet: style + shellStyle, script, digest })
}

const shellStyle = `
.intro .facts{margin-bottom:14px}
#draft-box{margin-bottom:12px}#draft-box summary{cursor:pointer;font-weight:600;padding:4px 0}
textarea{width:100%;font:13.5px/21px var(--mono);background:var(--paper);color:var(--ink);border:1px solid var(--line);border-radius:4px;padding:12px 14px;resize:vertical;tab-size:4}
.tools{display:flex;flex-wrap:wrap;gap:10px 16px;align-items:center;margin-bottom:6px}
.tools button,.tools input:not(.heard){font:inherit;padding:6px 14px;border:1px solid var(--soft);border-radius:5px;background:var(--paper);color:var(--ink)}
.tools button{cursor:pointer}.tools button:disabled{color:var(--soft);border-color:var(--line);cursor:default}
#save:not(:disabled){background:var(--U);border-color:var(--U);color:#fff}
#said{min-height:1.5em;margin:2px 0 14px;color:var(--soft)}#said.wrong{color:var(--error)}
.dropping main{outline:3px dashed var(--accent);outline-offset:-8px}
#result .cable>header h1{font-size:18px}
@media print{.intro,#draft-box,.tools,#said{display:none}}
`
