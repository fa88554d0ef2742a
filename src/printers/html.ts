import {
  type Block,
  type Cell,
  type MatrixBlock,
  type Page,
  partsOf,
  plain,
  type TableBlock,
  type Text,
} from '../pages/page.js';
import { STYLE } from './html/style.js';
import { harmless } from './terminal/line.js';
import { heatRgb, isBright } from './terminal/palette.js';

/** The page as one HTML file: no script, nothing from elsewhere, for a phone and a desk, light and dark. */
export function printHtml(page: Page, lang: string): string {
  const title = page.blocks.find((block) => block.kind === 'title');
  let first = true;
  const body = page.blocks.map((block) => {
    const top = first && block.kind === 'title';
    if (block.kind === 'title') first = false;
    return top ? titled(block, 'h1') : blockOf(block);
  });
  return `<!doctype html>
<html lang="${escaped(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title ? plain(title.text) : 'attn')}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body.join('\n')}
</main>
</body>
</html>
`;
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'title':
      return titled(block, 'h3');
    case 'heading':
      return `<h2>${inline(block.text)}</h2>`;
    case 'prose':
      return `<p>${inline(block.text)}</p>`;
    case 'formula':
      return `<pre class="formula">${block.lines.map(inline).join('\n')}</pre>`;
    case 'code':
      return `<pre class="code">${escaped(block.text)}</pre>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`;
    case 'matrix':
      return matrix(block);
    case 'table':
      return table(block);
    case 'beside':
      return `<div class="beside">${block.blocks.map((inner) => `<div>${blockOf(inner)}</div>`).join('')}</div>`;
    case 'note':
      return `<p class="note ${block.tone ?? ''}">${SIGN[block.tone ?? ''] ?? ''}${inline(block.text)}</p>`;
    case 'next':
      return `<nav><p>${inline(block.label)}</p><dl>${block.items
        .map(
          ({ command, why }) => `<dt><code>${escaped(command)}</code></dt><dd>${why ? inline(why) : ''}</dd>`,
        )
        .join('')}</dl></nav>`;
  }
}

const SIGN: Readonly<Record<string, string>> = { good: '✓ ', bad: '✗ ' };

function titled({ text, formula, aside }: Block & { kind: 'title' }, tag: 'h1' | 'h3'): string {
  return [
    `<${tag}>${inline(text)}</${tag}>`,
    formula ? `<p class="title"><code>${inline(formula)}</code></p>` : '',
    aside ? `<p class="title quiet">${inline(aside)}</p>` : '',
  ].join('');
}

function matrix({ title, subtitle, corner, columns, rows, note }: MatrixBlock): string {
  const asides = rows.some((row) => row.aside !== undefined);
  const head = `<tr><th>${corner ? inline(corner) : ''}</th>${columns.map((label) => cell(label, 'th')).join('')}${asides ? '<th></th>' : ''}</tr>`;
  const body = rows.map(
    (row) =>
      `<tr>${cell(row.label, 'th')}${columns.map((_, i) => cell(row.cells[i] ?? '', 'td')).join('')}${asides ? cell(row.aside ?? '', 'td', 'aside') : ''}</tr>`,
  );
  return framed(title, subtitle, `<thead>${head}</thead><tbody>${body.join('')}</tbody>`, 'matrix', note);
}

function table({ title, head, rows, align }: TableBlock): string {
  const side = (i: number): string => (align?.[i] === 'right' ? 'right' : '');
  const line = (cells: readonly Cell[], tag: 'td' | 'th'): string =>
    `<tr>${cells.map((one, i) => cell(one, tag, side(i))).join('')}</tr>`;
  const top = head ? `<thead>${line(head, 'th')}</thead>` : '';
  return framed(
    title,
    undefined,
    `${top}<tbody>${rows.map((row) => line(row, 'td')).join('')}</tbody>`,
    'words',
  );
}

/** A table may be wider than a phone: then it moves by itself, and the page does not. */
function framed(
  title: Text | undefined,
  subtitle: Text | undefined,
  inner: string,
  kind: string,
  note?: Text,
): string {
  return [
    '<figure>',
    title ? `<figcaption>${inline(title)}</figcaption>` : '',
    subtitle ? `<figcaption class="quiet">${inline(subtitle)}</figcaption>` : '',
    `<div class="wide"><table class="${kind}">${inner}</table></div>`,
    note ? `<figcaption class="quiet">${inline(note)}</figcaption>` : '',
    '</figure>',
  ].join('');
}

function cell(content: Cell, tag: 'td' | 'th', kind = ''): string {
  if (typeof content === 'string')
    return `<${tag}${kind ? ` class="${kind}"` : ''}>${inline(content)}</${tag}>`;
  const { text, tone, heat, bar, marked } = content;
  const sign = tone === 'masked' ? '' : tone === 'bad' ? '✗ ' : tone === 'good' ? '✓ ' : marked ? '≠ ' : '';
  const classes = [kind, tone ?? '', heat === undefined ? '' : 'heat'].filter(Boolean).join(' ');
  const style = heat === undefined ? '' : ` style="${heatStyle(heat)}"`;
  const drawn =
    bar === undefined ? '' : `<span class="bar" style="width:${(100 * within(bar)).toFixed(1)}%"></span>`;
  const shown = tone === 'masked' ? '·' : inline(text);
  return `<${tag}${classes ? ` class="${classes}"` : ''}${style}>${sign}${shown}${drawn}</${tag}>`;
}

const within = (share: number): number => Math.min(1, Math.max(0, share));

/** The ground of a weight and the ink that reads on it, once for a light page, once for a dark one. */
function heatStyle(heat: number): string {
  return (['light', 'dark'] as const)
    .map((theme) => {
      const rgb = heatRgb(heat, theme);
      return `--${theme}:rgb(${rgb.join(' ')});--${theme}-ink:${isBright(rgb) ? '#000' : '#fff'}`;
    })
    .join(';');
}

function inline(text: Text): string {
  return partsOf(text)
    .map((part) => {
      if (typeof part === 'string') return escaped(part);
      const inner = escaped(part.text);
      if (part.tone === 'strong' || part.link !== undefined) return `<strong>${inner}</strong>`;
      if (part.tone === 'command') return `<code>${inner}</code>`;
      return part.tone ? `<span class="${part.tone}">${inner}</span>` : inner;
    })
    .join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return harmless(text)
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!)
    .replace(/\n/g, '<br>');
}
