/** Repeats the marking of the page at the top and bottom of every printed sheet. */
export function printMargins(text: string): string {
  const content = text.replace(/["\\\n<]/g, ' ')
  return `@page{size:auto;margin:20mm 14mm;@top-center{content:"${content}";font:700 10pt sans-serif}@bottom-center{content:"${content}";font:700 10pt sans-serif}@bottom-right{content:counter(page);font:9pt sans-serif}}\n`
}

/** Level colours are those of the cover sheets: green, blue, red, orange. Letters and words say the same without colour. */
export const style = `
:root{color-scheme:light dark;--page:#f4f3ef;--paper:#fffefb;--ink:#1c1e21;--soft:#5a5f69;--line:#dcd9d0;--mask:#dedbd2;--accent:#24508f;
--U:#1b6b3c;--C:#1f4e9c;--S:#b01e2e;--TS:#b3500a;--R:#5f3d8f;--none:#62656b;
--t0:#0b6b63;--t1:#93308f;--t2:#7a5a10;--t3:#46536b;
--error:#b01e2e;--warning:#8a5a00;--info:#3c5f8a;--error-tint:#fbe6e6;--warning-tint:#fbf0d6;--info-tint:#e6edf6;
--sans:"Segoe UI",system-ui,-apple-system,Roboto,"Liberation Sans",Arial,sans-serif;--mono:ui-monospace,"Cascadia Mono",Consolas,"SF Mono","DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{--page:#15171a;--paper:#1d2024;--ink:#e8e6e1;--soft:#a9adb5;--line:#363a40;--mask:#3a3e45;--accent:#8db4ea;
--U:#2a7d4b;--C:#3465bd;--S:#c33747;--TS:#b85a14;--R:#7a58ad;--none:#70747b;
--t0:#4cc9bd;--t1:#e58be0;--t2:#d8b04a;--t3:#a5b4cc;
--error:#ff8a92;--warning:#e8b455;--info:#93b6e0;--error-tint:#41252a;--warning-tint:#3a3020;--info-tint:#232f3f}}
@media (prefers-contrast:more){:root{--soft:var(--ink);--line:var(--ink)}}
*{box-sizing:border-box}[hidden]{display:none!important}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--page);color:var(--ink);font:15px/1.5 var(--sans)}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
kbd{font:600 11px/1 var(--mono);border:1px solid currentColor;border-radius:3px;padding:1px 4px;opacity:.75}
code{font:12px/1.4 var(--mono)}
.level-U{--level:var(--U)}.level-C{--level:var(--C)}.level-S{--level:var(--S)}.level-TS{--level:var(--TS)}.level-R{--level:var(--R)}.level-none{--level:var(--none)}
.page-banner{position:sticky;z-index:5;background:var(--level,#3d4046);color:#fff;text-align:center;font:700 13px/1 var(--sans);letter-spacing:.06em;padding:8px 16px}
.previewing{display:none}body:has(.one .view-release:checked) .previewing,body:has(.cable:target .view-release:checked) .previewing{display:inline}
.page-banner.top{top:0}.page-banner.bottom{bottom:0}
.page-banner.masked-page{background:#3d4046}
main{flex:1;width:100%;max-width:1240px;margin:0 auto;padding:28px 28px 40px}
.write{white-space:nowrap;font:600 12.5px/1.4 var(--mono)}
h1{font:600 22px/1.25 var(--sans);margin:0 0 2px;overflow-wrap:anywhere}
.facts{color:var(--soft);margin:0 0 18px}.facts span{display:inline-block}
.plates{display:flex;flex-wrap:wrap;gap:10px;align-items:center;margin-bottom:20px}
.plates .other{display:flex;gap:10px;align-items:center}
.plate{border-left:6px solid var(--level,var(--none));background:var(--paper);border-radius:3px;padding:7px 16px 8px 12px;min-width:190px;overflow-wrap:anywhere}
.plate small{display:block;color:var(--soft);font-size:12px}
.plate b{font:600 15px/1.3 var(--mono)}
.relation{font:600 22px/1 var(--sans);color:var(--error)}
.views{border:0;margin:0 0 18px;padding:0;display:flex;flex-wrap:wrap;gap:0}
.views label{position:relative}
.views input{position:absolute;inset:0;opacity:0;margin:0}
.views span:not(.heard){display:inline-block;padding:7px 14px;border:1px solid var(--line);margin-left:-1px;background:var(--paper);cursor:pointer}
.views label:first-of-type>span{border-radius:5px 0 0 5px;margin-left:0}.views label:last-of-type>span{border-radius:0 5px 5px 0}
.views input:checked+span{background:var(--ink);color:var(--page);border-color:var(--ink)}
.views input:focus-visible+span{outline:3px solid var(--accent);outline-offset:2px}
.clean{border-left:6px solid var(--level);padding:8px 14px;background:var(--paper);max-width:760px}
.sheet{position:relative;margin:0}
.row{display:grid;grid-template-columns:34px auto minmax(0,1fr) 340px;align-items:stretch}
.spine{background:var(--level,transparent);color:#fff;font:700 13px/21px var(--sans);text-align:center;padding-top:1px}
.level-none>.spine{background:repeating-linear-gradient(135deg,var(--none) 0 6px,color-mix(in srgb,var(--none) 70%,var(--paper)) 6px 9px)}
.level-none>.spine{padding-top:0}
.level-none>.spine span[aria-hidden]{background:var(--none);display:block}
.withheld-row>.spine{background:repeating-linear-gradient(135deg,transparent 0 6px,color-mix(in srgb,var(--soft) 30%,transparent) 6px 9px);border-right:1px solid var(--line)}
.row:not(.level-form)>.spine{box-shadow:inset 0 -1px var(--page)}
.level-form>.spine{border-right:1px solid var(--line)}
.text{background:var(--paper);padding:0 14px 0 0;grid-column:3}
.row:first-child>.text{padding-top:18px;border-radius:0 4px 0 0}.row:last-child>.text{padding-bottom:18px;border-radius:0 0 4px 0}
.row:first-child>.spine{margin-top:18px}.row:last-child>.spine{margin-bottom:18px}.row:first-child>.tracks{padding-top:18px}
.tracks{grid-column:2;display:flex;background:var(--paper)}
.text pre{margin:0;font:13.5px/21px var(--mono);white-space:pre-wrap;overflow-wrap:anywhere;tab-size:4}
.line{display:block;min-height:21px;padding-left:50px;text-indent:0;position:relative}
.line::before{content:attr(data-n);position:absolute;left:0;width:36px;text-align:right;color:var(--soft);font-size:11px;user-select:none}
.kind-header .line,.kind-field .line,.kind-ending .line{color:var(--soft)}
.text b{font-weight:700}
.masked i{font-style:normal;color:transparent;background:linear-gradient(var(--mask),var(--mask)) 0 55%/100% 10px no-repeat;border-radius:3px}
.label{border:1px solid var(--soft);border-radius:3px;padding:0 6px;color:var(--soft);background:repeating-linear-gradient(135deg,transparent 0 6px,color-mix(in srgb,var(--soft) 14%,transparent) 6px 12px);-webkit-box-decoration-break:clone;box-decoration-break:clone}
.flag{color:inherit;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px;border-radius:2px}
.flag.error{text-decoration-color:var(--error);background:var(--error-tint)}
.flag.warning{text-decoration-color:var(--warning);background:var(--warning-tint)}
.flag.info{text-decoration-color:var(--info);text-decoration-style:dotted;background:none}
.flag.allowed{text-decoration-color:var(--soft);text-decoration-style:dashed;background:none}
.flag.missing{display:inline-block;width:10px;height:15px;vertical-align:-2px;border:1.5px dashed var(--error);background:var(--error-tint);margin-right:4px}
.flag.missing.warning{border-color:var(--warning);background:var(--warning-tint)}.flag.missing.info{border-color:var(--info)}
.flag.current{outline:2px solid var(--ink);outline-offset:1px}
.notes{grid-column:4;padding-left:24px}
.card{background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--soft);border-radius:4px;padding:9px 13px 10px;margin:0 0 10px;width:316px;font-size:13.5px;line-height:1.45}
.card p{margin:3px 0}.card h2{font:600 14px/1.35 var(--sans);margin:2px 0 3px}
.card ul{margin:4px 0;padding-left:0;list-style:none}.card li{margin:2px 0}
.card .tag{display:flex;flex-wrap:wrap;gap:4px 10px;margin:0;font-size:12px;color:var(--soft)}
.card .tag strong{text-transform:none}
.card.error{border-left-color:var(--error)}.card.error .tag strong{color:var(--error)}
.card.warning{border-left-color:var(--warning)}.card.warning .tag strong{color:var(--warning)}
.card.info{border-left-color:var(--info)}.card.info .tag strong{color:var(--info)}
.card.allowed{border-left-style:dashed;background:none}
.card .where{color:var(--soft)}
.card .do{border-top:1px solid var(--line);margin-top:7px;padding-top:6px}
.card .do span{font-weight:700;margin-right:4px}
.cite{color:var(--soft);font-size:12px}
.card .tag code{margin-left:auto;font-size:11px;line-height:18px}.card .tag code.write{margin:0}
.card.current{outline:2px solid var(--ink);outline-offset:-1px}
.decision.released{border-left-color:var(--U);padding:5px 13px}.decision.withheld{border-left-style:double}
.strip{background:var(--paper);border:1px solid var(--line);border-left:6px solid var(--U);border-radius:4px;padding:12px 18px;margin-bottom:18px;max-width:900px}
.strip.failed{border-left-color:var(--error)}
.strip h2{font:600 16px/1.3 var(--sans);margin:0 0 4px}.strip p{margin:4px 0}.strip ul{margin:6px 0 0;padding-left:18px}
.track{display:none;width:14px;position:relative}
.track.pass::before,.track.stop::before,.track.begin::before{content:"";position:absolute;left:6px;top:0;bottom:0;width:2px;background:var(--track)}
.track.begin::before{top:10px}.track.end::before{bottom:auto;height:10px}
.track.stop::after,.track.begin::after{content:"";position:absolute;left:2px;top:5px;width:10px;height:10px;border-radius:50%;background:var(--track)}
.track.begin::after{background:var(--paper);border:2px solid var(--track)}
.t0{--track:var(--t0)}.t1{--track:var(--t1)}.t2{--track:var(--t2)}.t3{--track:var(--t3)}
.track-key{display:inline-block;width:10px;height:10px;border-radius:50%;background:var(--track);margin-right:7px}
.cable:has(.view-why:checked) .track{display:block}.cable:has(.view-why:checked) .tracks{padding-left:8px}
.cable:has(.view-why:checked) .row:not(.forces):not(.kind-banner) .text pre{color:var(--soft)}
.cable .card.why,.cable .preview{display:none}
.cable:has(.view-why:checked) .card.why{display:block}.cable:has(.view-why:checked) .card.finding{display:none}
.cable:has(.view-why:checked) .flag{text-decoration:none;background:none}.cable:has(.view-why:checked) .flag.missing{display:none}
.cable:has(.view-release:checked) .preview{display:block}.cable:has(.view-release:checked)>.sheet,.cable:has(.view-release:checked)>.clean{display:none}
.placed .notes{padding:0}.placed .card{position:absolute;right:0;margin:0}
.many .cable,.many .back{display:none}.many .cable:target{display:block}.many:has(.cable:target) .folder{display:none}
.many .back:has(+.cable:target){display:block;margin:0 0 10px}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(380px,1fr));gap:18px 36px;margin:6px 0 26px}
figure{margin:0}figcaption{font-weight:600;margin-bottom:6px;padding-bottom:5px;border-bottom:1px solid var(--line)}
.years{display:block;width:100%;height:auto;max-width:560px;margin-top:10px}.years text{font:11px var(--sans);fill:var(--soft);text-anchor:middle;font-variant-numeric:tabular-nums}
.unread{color:var(--error);margin:-12px 0 18px;font-weight:600}
caption{text-align:left;font-weight:600;padding:0 0 8px}
.bars{list-style:none;margin:0;padding:0}.bars li{display:grid;grid-template-columns:minmax(0,3fr) minmax(56px,2fr) 48px;gap:12px;align-items:center;font-size:13.5px;line-height:1.75}
.bars svg{width:100%;height:10px;display:block}.bars .name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .amount{text-align:right;font-variant-numeric:tabular-nums}
.base{fill:var(--line);opacity:.55}.bar{fill:var(--accent)}
table{border-collapse:collapse;width:100%;background:var(--paper);font-size:13.5px;border-radius:4px}
th,td{text-align:left;padding:7px 12px;border-bottom:1px solid var(--line);font-weight:400}
thead th{border-bottom:2px solid var(--soft)}
thead button{font:600 13px/1.3 var(--sans);border:0;background:none;color:inherit;padding:2px 0;cursor:pointer}
thead th[aria-sort=ascending] button::after{content:" ↑"}thead th[aria-sort=descending] button::after{content:" ↓"}
.number{text-align:right;font-variant-numeric:tabular-nums}.zero{color:var(--soft)}
.chip{border-left:5px solid var(--level,var(--none));padding-left:8px}
td.differs{color:var(--error);font-weight:600}
footer{color:var(--soft);font-size:12.5px;border-top:1px solid var(--line);margin-top:34px;padding-top:10px;max-width:900px}
dialog{border:1px solid var(--line);border-radius:6px;background:var(--paper);color:var(--ink);padding:18px 24px}
.keys{font:inherit;color:var(--accent);background:none;border:0;padding:0;text-decoration:underline;cursor:pointer}
dialog label{display:block;margin:0 0 14px}dialog h2{margin:0 0 8px;font-size:16px}dialog dl{display:grid;grid-template-columns:auto 1fr;gap:5px 14px;margin:0 0 14px}dialog dd{margin:0}
button{font:inherit}
@media (max-width:1080px){.row{grid-template-columns:34px auto minmax(0,1fr)}.notes,.placed .notes{grid-column:3;padding:6px 14px 2px 50px;background:var(--paper)}.placed .card{position:static;margin:0 0 10px}.card{width:auto;max-width:640px}}
@media (max-width:620px){.bars .name{white-space:normal;line-height:1.3}.bars li{padding:3px 0}.years text{font-size:17px}main{padding:16px 10px}.plots{grid-template-columns:1fr}.line{padding-left:36px}.line::before{width:26px}.notes{padding-left:36px}table{display:block;overflow-x:auto}}
@media (hover:none){kbd{display:none}}
@media (forced-colors:active){.row:not(.level-form):not(.withheld-row)>.spine{outline:2px solid CanvasText;outline-offset:-2px;color:CanvasText}.masked i{background:none;color:GrayText}.flag{border-bottom:2px solid LinkText}.views input:checked+span{background:Highlight;color:HighlightText;forced-color-adjust:none}.flag.current,.card.current{outline:3px solid Highlight}.track::before,.track::after{forced-color-adjust:none}}
@media print{:root{color-scheme:light;--page:#fff;--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--mask:#ddd}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{display:block;font-size:10pt}main{max-width:none;padding:0}.page-banner,.views,dialog,.back,.keys{display:none!important}
.row{grid-template-columns:22px auto minmax(0,1fr)}.text pre{font-size:8.5pt;line-height:13pt}.line{min-height:13pt;padding-left:34px}.line::before{width:24px}
.notes,.placed .notes{grid-column:3;padding:4px 0 4px 34px}.placed .card{position:static}.card{width:auto;max-width:150mm;margin:0 0 6px;break-inside:avoid;font-size:9pt}
.spine{font-size:9pt;line-height:13pt}h1{font-size:15pt}.line{break-inside:avoid}.strip{break-inside:avoid}
.many .cable{display:block;break-before:page}tr{break-inside:avoid}thead{display:table-header-group}}
`
