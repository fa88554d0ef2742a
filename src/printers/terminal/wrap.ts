import { type Glyph, glyphsOf, type Line, lineFrom } from './line.js';

/** Signs that may not begin a line, and signs that may not end one. */
const NOT_FIRST = /^[。，、；：？！）」』】》〉〕”’…—～·,.;:?!)\]}%‰]/u;
const NOT_LAST = /[（「『【《〈〔“‘([{]$/u;

/** How good a place for a line's end it is before glyph `at`; 0 for none. */
export type Breaks = (glyphs: readonly Glyph[], at: number) => number;

const isSpace = (glyph: Glyph | undefined) => glyph?.text === ' ';

/** After a space, and on either side of a wide sign: Chinese breaks anywhere but at its punctuation. */
function betweenWords(glyphs: readonly Glyph[], at: number): boolean {
  const before = glyphs[at - 1]!;
  const after = glyphs[at]!;
  if (isSpace(after)) return false;
  if (isSpace(before)) return !'✓✗≠'.includes(after.text);
  if (before.width < 2 && after.width < 2) return false;
  return !NOT_FIRST.test(after.text) && !NOT_LAST.test(before.text);
}

const OPERATOR = /^[=≈→+−\-·×*/]$/;

/** An operator with a space on either side. */
const standsAlone = (glyphs: readonly Glyph[], at: number) =>
  OPERATOR.test(glyphs[at]?.text ?? '') && isSpace(glyphs[at - 1]) && isSpace(glyphs[at + 1]);

/** The last glyph before `at` that is no space. */
function lastBefore(glyphs: readonly Glyph[], at: number): number {
  let before = at - 1;
  while (isSpace(glyphs[before])) before--;
  return before;
}

/** Between an operator and what it stands between: `d_k = 2` stays on one line if any other place will do. */
const besideOperator = (glyphs: readonly Glyph[], at: number) =>
  standsAlone(glyphs, at) || standsAlone(glyphs, lastBefore(glyphs, at));

/** Formulas go on with a sign in front, best an equals sign, or where a wide gap parts two of them. */
export const inFormula: Breaks = (glyphs, at) => {
  const gap = isSpace(glyphs[at - 1]) && isSpace(glyphs[at - 2]);
  if (gap && !isSpace(glyphs[at]) && !standsAlone(glyphs, lastBefore(glyphs, at))) return 3;
  if (!standsAlone(glyphs, at)) return 0;
  return /[=≈→]/.test(glyphs[at]!.text) ? 2 : 1;
};

/** Where a word longer than the line is cut. */
function cutWord(glyphs: readonly Glyph[], start: number, overflow: number): number {
  let at = overflow;
  while (at > start + 1 && (NOT_FIRST.test(glyphs[at]!.text) || NOT_LAST.test(glyphs[at - 1]!.text))) at--;
  return at > start + 1 ? at : Math.max(overflow, start + 1);
}

/** How many `[` are open before each glyph: a vector is broken only where it fits no line. */
function bracketDepths(glyphs: readonly Glyph[]): number[] {
  let depth = 0;
  return glyphs.map(({ text }) => {
    const before = depth;
    if (text === '[') depth++;
    else if (text === ']') depth = Math.max(0, depth - 1);
    return before;
  });
}

interface Rooms {
  readonly first: number;
  readonly rest: number;
  readonly prefer?: Breaks;
}

function breakParagraph(glyphs: readonly Glyph[], { first, rest, prefer }: Rooms): Glyph[][] {
  const lines: Glyph[][] = [];
  const depths = bracketDepths(glyphs);
  let start = 0;
  while (start < glyphs.length) {
    const room = lines.length === 0 ? first : rest;
    let width = 0;
    let possible = 0;
    let tied = 0;
    let preferred = 0;
    let best = 0;
    let early = true;
    let at = start;
    while (isSpace(glyphs[at])) width += glyphs[at++]!.width;
    const word = at;
    for (; at < glyphs.length; at++) {
      const glyph = glyphs[at]!;
      if (at > word && betweenWords(glyphs, at)) {
        if (depths[at] === 0 && !besideOperator(glyphs, at)) possible = at;
        else tied = at;
      }
      const rank = at > word && prefer ? prefer(glyphs, at) : 0;
      if (rank > 0 && (rank >= best || early)) {
        preferred = at;
        best = rank;
        early = width < room / 3;
      }
      if (width + glyph.width > room && !isSpace(glyph)) break;
      width += glyph.width;
    }
    let end = at < glyphs.length ? preferred || possible || tied || cutWord(glyphs, start, at) : at;
    const next = end;
    while (end > start && isSpace(glyphs[end - 1])) end--;
    lines.push(glyphs.slice(start, end));
    start = next;
  }
  return lines.length > 0 ? lines : [[]];
}

/** Lines no wider than their room; each line break of the text stays one. */
export function wrap(line: Line, first: number, rest = first, prefer?: Breaks): Line[] {
  const paragraphs: Glyph[][] = [[]];
  for (const glyph of glyphsOf(line)) {
    if (glyph.text === '\n') paragraphs.push([]);
    else paragraphs.at(-1)!.push(glyph);
  }
  return paragraphs.flatMap((glyphs, index) =>
    breakParagraph(glyphs, { first: index === 0 ? first : rest, rest, prefer }).map(lineFrom),
  );
}

/** The widest piece of a text that wrapping would leave whole. */
export function longestWord(line: Line): number {
  const glyphs = glyphsOf(line);
  let longest = 0;
  let width = 0;
  glyphs.forEach((glyph, at) => {
    if (at === 0 || glyph.text === '\n' || betweenWords(glyphs, at)) width = 0;
    if (!isSpace(glyph)) width += glyph.width;
    longest = Math.max(longest, width);
  });
  return longest;
}
