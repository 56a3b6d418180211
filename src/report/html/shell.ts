import { profiles } from '../../../grammar/vocabulary/entry.ts'
import { levelEntry } from '../../../grammar/vocabulary/levels.ts'
import { publicAudience } from '../../../grammar/vocabulary/named.ts'
import { readyPolicies } from '../../release/ready-policies.ts'
import { markup } from './markup.ts'
import { banner, helpDialog, keysButton, page } from './report.ts'
import { style } from './style.ts'

export const emptyBanner = 'NO DOCUMENT'

const audiences = [publicAudience, levelEntry('C').title, levelEntry('S').title, 'SECRET//REL TO USA, FVEY']

/** The offline page: the library in one file that opens from disk. `script` is the bundled `src/page/page.ts`. */
export function renderShell(script: string, digest: (text: string) => string): string {
  const body = markup`${banner(emptyBanner, undefined, 'top')}
<main class="one">
<header class="intro"><h1>bannerline</h1>
<p class="facts">Checks the markings of a cable or memo, and shows its release before it exists. This page cannot reach a network, and it keeps nothing.</p></header>
<details id="draft-box" open><summary>Draft</summary>
<label class="heard" for="draft">Text of the draft</label>
<textarea id="draft" rows="12" spellcheck="false" autocomplete="off" placeholder="Paste a draft here, or drop a file anywhere on this page"></textarea></details>
<div class="tools" role="group" aria-label="Draft"><button type="button" id="choose">Open a file</button><input type="file" id="file" class="heard" tabindex="-1" aria-label="File to check">
<button type="button" id="clear" hidden>Clear</button>
<label>Rules <select id="profile"><option value="">as the document needs</option>${profiles.map((profile) => markup`<option value="${profile}">${profile.toUpperCase()}</option>`)}</select></label></div>
<div class="tools" role="group" aria-label="Release"><label>Release to <input id="audience" list="audiences" value="${publicAudience}" size="26" autocomplete="off" spellcheck="false" aria-describedby="said"></label><datalist id="audiences">${audiences.map((audience) => markup`<option value="${audience}"></option>`)}</datalist>
<label>Policy <select id="policy"><option value="">the audience alone</option>${Object.entries(readyPolicies).map(([name, { description }]) => markup`<option value="${name}" title="${description}">${name}</option>`)}</select></label>
<button type="button" id="choose-policy">Open a policy or decisions</button><input type="file" id="policy-file" class="heard" tabindex="-1" accept=".json" aria-label="Release policy or decisions">
<button type="button" id="leave-decisions" hidden>Leave the decisions out</button></div>
<div class="tools" id="saving" role="group" aria-label="Save" hidden><span class="saves"><button type="button" id="save" disabled>Save the release</button><button type="button" id="save-certificate" disabled>Certificate</button><button type="button" id="save-index" disabled>Index</button></span>
<label>as <select id="form"><option value="text">plain text</option><option value="markdown">Markdown</option></select></label></div>
<p id="said" role="status"></p>
<section id="start"><p>You will see what is wrong with a marking beside its place, what to do and on what authority; the release to whom you name; and which portions force each word of the banner line.</p>
<p>No draft at hand? <button type="button" id="example">Look at an invented one</button></p></section>
<div id="result"></div>
<footer><p>bannerline checks markings against each other and against the rules. It does not decide classification, and it does not replace a release review. ${keysButton}</p></footer>
</main>
${helpDialog}
${banner(emptyBanner, undefined, 'bottom')}`
  return page({ title: 'bannerline', body, sheet: style + shellStyle, script, digest })
}

const shellStyle = `
.intro .facts{margin-bottom:14px}
#draft-box{margin-bottom:12px}#draft-box summary{cursor:pointer;font-weight:600;padding:4px 0}
textarea{width:100%;font:13.5px/21px var(--mono);background:var(--paper);color:var(--ink);border:1px solid var(--soft);border-radius:4px;padding:12px 14px;resize:vertical;tab-size:4}
textarea::placeholder{color:var(--soft);opacity:1}
.tools{display:flex;flex-wrap:wrap;gap:10px 14px;align-items:center;margin-bottom:12px}
.tools label{display:flex;align-items:center;gap:8px}
.tools button,.tools select,.tools input:not(.heard),#example{font:inherit;padding:6px 14px;border:1px solid var(--soft);border-radius:5px;background:var(--paper);color:var(--ink)}
.tools select{padding-right:8px}.tools input:not(.heard){min-width:0;max-width:100%}
.tools [aria-invalid=true]{border-color:var(--error);box-shadow:0 0 0 1px var(--error)}
.tools button,#example{cursor:pointer}.tools button:hover:not(:disabled),#example:hover{border-color:var(--ink);background:var(--page)}
.tools button:disabled,.tools input:disabled{color:var(--soft);border-color:var(--line);background:var(--page);cursor:default}
.saves{display:flex;flex-wrap:wrap}
.saves button{border-radius:0;margin-left:-1px}.saves button:first-child{border-radius:5px 0 0 5px;margin:0}.saves button:last-child{border-radius:0 5px 5px 0}
#save:not(:disabled){background:var(--U);border-color:var(--U);color:#fff}#save:hover:not(:disabled){background:var(--U);border-color:var(--ink)}
#said{margin:2px 0 14px;color:var(--soft)}#said:empty{display:none}#said.wrong{color:var(--error)}
#start{max-width:760px;color:var(--soft);margin-top:18px}#start button{margin-left:6px}
.dropping main{outline:3px dashed var(--accent);outline-offset:-8px}
#result .cable{border-top:1px solid var(--line);padding-top:20px}
#result .cable>header h1{font-size:18px}
@media (max-width:620px){.tools label,.tools input:not(.heard),.tools select{flex:1 1 auto;min-width:0}.saves{width:100%}.saves button{flex:1 1 auto}}
@media print{.intro,#draft-box,.tools,#said,#start{display:none}#result .cable{border:0;padding:0}}
`
