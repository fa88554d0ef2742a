import { HUES } from '../terminal/palette.js';

const hues = (theme: 'light' | 'dark'): string =>
  Object.entries(HUES)
    .map(([tone, hue]) => `--${tone}:${hue[theme]}`)
    .join(';');

const LIGHT = `--page:#fff;--text:#1c2230;--quiet:#5d6678;--line:#cfd5e0;--soft:#f3f5f9;${hues('light')}`;
const DARK = `--page:#161b26;--text:#d7dce6;--quiet:#8f9ab0;--line:#3a4356;--soft:#1f2634;${hues('dark')}`;

/** What a page looks like: the terminal's colours, in the reader's own light. */
export const STYLE = `
:root{color-scheme:light dark;${LIGHT}}
@media(prefers-color-scheme:dark){:root{${DARK}}}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.6 system-ui,'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif}
main{max-width:46rem;margin:0 auto;padding:1rem 1rem 4rem}
h1{font-size:1.7rem;margin:1rem 0 .2rem}
h2{font-size:1.25rem;margin:2rem 0 .5rem}
h3{font-size:1rem;margin:1rem 0 0}
p,ul{margin:.6rem 0}
p.title{margin:0}
pre,code,table{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC',monospace}
code{background:var(--soft);padding:0 .2em;border-radius:3px;font-size:.9em}
pre{background:var(--soft);padding:.6rem .8rem;border-radius:6px;overflow-x:auto;font-size:.9rem;line-height:1.45}
pre.code::before{content:'$ ';color:var(--quiet)}
figure{margin:.8rem 0}
figcaption{margin:.2rem 0}
.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:.85rem;line-height:1.4}
td,th{border:1px solid var(--line);padding:.2rem .5rem;vertical-align:top;font-weight:normal}
th{color:var(--quiet)}
.matrix td{text-align:right;white-space:nowrap}
.matrix td.aside{text-align:left;color:var(--quiet)}
.words td,.words th{text-align:left;overflow-wrap:anywhere;min-width:4rem}
.words .right{text-align:right}
.heat{background:var(--light);color:var(--light-ink)}
@media(prefers-color-scheme:dark){.heat{background:var(--dark);color:var(--dark-ink)}}
.bar{display:block;height:.5em;background:var(--query);border-radius:2px}
.beside{display:flex;flex-wrap:wrap;gap:0 1.2rem}
.beside>div{min-width:0}
.quiet,.masked{color:var(--quiet)}
.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}
.good{color:var(--good)}.bad{color:var(--bad)}
.note.good,.note.bad{color:inherit;border-left:4px solid;padding-left:.7rem}
.note.good{border-color:var(--good)}.note.bad{border-color:var(--bad)}
.note.strong,strong{font-weight:650}
nav{border-top:1px solid var(--line);margin-top:2rem;color:var(--quiet)}
dl{margin:0}dt{margin-top:.5rem;color:var(--text)}dd{margin:0 0 0 1rem}
`;
