import { type Page, plain } from '../pages/page.js';
import { readLine, type Sign, type Style } from './svg/screen.js';
import { type Box, blockOf, linesOf } from './svg/shapes.js';
import { harmless } from './terminal/line.js';
import { printTerminal } from './terminal.js';

export interface Picture {
  readonly width: number;
  /** Said in the window's bar and to those who cannot see it; else the page's own title. */
  readonly title?: string;
  readonly lang?: string;
}

const CELL = { width: 8.4, height: 20 };
const FONT_SIZE = 14;
const WIDE_SIZE = 15;
const BASELINE = 14.5;
const MARGIN = 20;
const BAR = 38;
const COLOURS = {
  window: '#161b26',
  edge: '#3a4356',
  bar: '#1f2634',
  text: '#d7dce6',
  quiet: '#7f8aa0',
  frame: '#4a5468',
};
const FONTS =
  "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',monospace";

/** The page as a terminal shows it, as one self-contained SVG: no script, no font or picture from elsewhere. */
export function printSvg(page: Page, { width, title = titleOf(page), lang }: Picture): string {
  const printed = printTerminal(page, { width, colour: 3, ascii: false, background: 'dark' });
  const lines = printed.trimEnd().split('\n').map(readLine);
  const columns = Math.max(40, ...lines.map((signs) => end(signs.at(-1))));
  const [wide, high] = [2 * MARGIN + columns * CELL.width, BAR + 2 * MARGIN + lines.length * CELL.height].map(
    Math.ceil,
  );
  const name = escaped(harmless(title));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" role="img" aria-labelledby="title"${lang ? ` lang="${escaped(lang)}"` : ''}>`,
    `<title id="title">${name}</title>`,
    ...windowOf(wide!, high!, name),
    `<g font-family="${FONTS}" font-size="${FONT_SIZE}" fill="${COLOURS.text}">`,
    ...lines.flatMap((signs, row) => drawLine(signs, BAR + MARGIN + row * CELL.height)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function titleOf({ blocks }: Page): string {
  const title = blocks.find((block) => block.kind === 'title');
  return title ? plain(title.text) : 'attn';
}

function windowOf(wide: number, high: number, name: string): string[] {
  const dots = ['#e0655f', '#dfaf4b', '#5fae5b'].map(
    (fill, index) => `<circle cx="${20 + 18 * index}" cy="${BAR / 2}" r="5.5" fill="${fill}"/>`,
  );
  return [
    `<rect x="0.5" y="0.5" width="${wide - 1}" height="${high - 1}" rx="9" fill="${COLOURS.window}" stroke="${COLOURS.edge}"/>`,
    `<path d="M1 ${BAR}V9.5a8.5 8.5 0 0 1 8.5-8.5H${wide - 9.5}a8.5 8.5 0 0 1 8.5 8.5V${BAR}z" fill="${COLOURS.bar}"/>`,
    ...dots,
    `<text x="${wide / 2}" y="${BAR / 2 + 4.5}" text-anchor="middle" font-family="${FONTS}" font-size="13" fill="${COLOURS.quiet}">${name}</text>`,
  ];
}

const end = (sign: Sign | undefined) => (sign ? sign.column + sign.width : 0);

const round = (value: number) => Number(value.toFixed(2));

function boxOf({ column, width }: Sign, y: number): Box {
  return { x: round(MARGIN + column * CELL.width), y, width: round(width * CELL.width), height: CELL.height };
}

/** Grounds first, then frames, then words over them. */
function drawLine(signs: readonly Sign[], y: number): string[] {
  const grounds = runs(signs, (one, next) => one.style.ground === next.style.ground)
    .filter(([first]) => first!.style.ground)
    .map((run) => rect(spanned(run, y), run[0]!.style.ground!, 1));
  const strokes = signs.map((sign) => linesOf(sign.text, boxOf(sign, y)) ?? '').join('');
  const frames = strokes ? [`<path d="${strokes}" fill="none" stroke="${COLOURS.frame}"/>`] : [];
  const blocks = signs.flatMap((sign) => {
    const block = blockOf(sign.text, boxOf(sign, y));
    return block ? [rect(block.box, inkOf(sign.style), block.opacity)] : [];
  });
  const words = runs(signs.filter(isWritten), follows).map((run) => word(run, y));
  return [...grounds, ...frames, ...blocks, ...words];
}

/** Signs that one element can hold: of one look and width; a pictograph of several parts stands alone. */
const follows = (one: Sign, next: Sign) =>
  end(one) === next.column &&
  one.style === next.style &&
  isWide(one) === isWide(next) &&
  (!isWide(one) || one.text.length + next.text.length === 2);

const isWide = (sign: Sign) => sign.width > 1;

function isWritten({ text }: Sign): boolean {
  const box = { x: 0, y: 0, width: 1, height: 1 };
  return text !== ' ' && linesOf(text, box) === undefined && blockOf(text, box) === undefined;
}

function runs(signs: readonly Sign[], joins: (one: Sign, next: Sign) => boolean): Sign[][] {
  const made: Sign[][] = [];
  for (const sign of signs) {
    const last = made.at(-1);
    if (last && joins(last.at(-1)!, sign)) last.push(sign);
    else made.push([sign]);
  }
  return made;
}

function spanned(run: readonly Sign[], y: number): Box {
  const first = boxOf(run[0]!, y);
  return { ...first, width: round((end(run.at(-1)) - run[0]!.column) * CELL.width) };
}

const inkOf = (style: Style) => style.ink ?? (style.dim ? COLOURS.quiet : COLOURS.text);

function rect({ x, y, width, height }: Box, fill: string, opacity: number): string {
  const veil = opacity < 1 ? ` fill-opacity="${opacity}"` : '';
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"${veil} shape-rendering="crispEdges"/>`;
}

/** A word in exactly its columns, whatever font the reader has; a wide sign in the middle of its two. */
function word(run: readonly Sign[], y: number): string {
  const { style } = run[0]!;
  const fill = inkOf(style) === COLOURS.text ? '' : ` fill="${inkOf(style)}"`;
  const weight = style.bold ? ' font-weight="bold"' : '';
  const { x, width } = spanned(run, y);
  const middles = run.map((sign) => round(boxOf(sign, y).x + (sign.width * CELL.width) / 2)).join(' ');
  const place = isWide(run[0]!)
    ? `x="${middles}" text-anchor="middle" font-size="${WIDE_SIZE}"`
    : `x="${x}" textLength="${width}" lengthAdjust="spacingAndGlyphs"`;
  const text = escaped(run.map((sign) => sign.text).join(''));
  return `<text ${place} y="${round(y + BASELINE)}"${fill}${weight}>${text}</text>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
