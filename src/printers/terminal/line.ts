import { partsOf, type Span, type Text, type Tone } from '../../pages/page.js';
import { toAscii } from './ascii.js';
import { columns, graphemes } from './measure.js';

/** A line of the screen, or a paragraph before it is broken into lines. */
export type Line = readonly Span[];

/** What must not reach a terminal from a text: controls, and signs that hide or turn the text around them. */
const HOSTILE =
  /(?!\n|\u200d|\p{Variation_Selector})[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A text without what must not reach a screen. */
export function harmless(text: string): string {
  return text.replace(/\t/g, ' ').replace(/\r\n?/g, '\n').replace(HOSTILE, '\ufffd');
}

/** The spans of a text, safe to print; what has no tone of its own takes the one given. */
export function lineOf(text: Text, ascii: boolean, tone?: Tone): Line {
  return partsOf(text).map((part) => {
    const span = typeof part === 'string' ? { text: part } : part;
    const safe = harmless(span.text);
    return { text: ascii ? toAscii(safe) : safe, tone: span.tone ?? tone };
  });
}

export function textOf(line: Line): string {
  return line.map((span) => span.text).join('');
}

export function widthOf(line: Line): number {
  return columns(textOf(line));
}

/** One sign of a line, with its width and tone. */
export interface Glyph {
  readonly text: string;
  readonly width: number;
  readonly tone: Tone | undefined;
}

export function glyphsOf(line: Line): Glyph[] {
  return line.flatMap(({ text, tone }) =>
    graphemes(text).map((sign) => ({ text: sign, width: columns(sign), tone })),
  );
}

/** Neighbours of one tone become one span again. */
export function lineFrom(glyphs: readonly Glyph[]): Line {
  const spans: { text: string; tone: Tone | undefined }[] = [];
  for (const { text, tone } of glyphs) {
    const last = spans.at(-1);
    if (last && last.tone === tone) last.text += text;
    else spans.push({ text, tone });
  }
  return spans;
}

/** The line with its breaks made spaces, for what stands on one line only. */
export function unbroken(line: Line): Line {
  return line.map(({ text, tone }) => ({ text: text.replace(/\n/g, ' '), tone }));
}

/** As much of the line as fits, ending in `…` where it is cut; a line break inside counts as a space. */
export function cut(line: Line, room: number, ellipsis: string): Line {
  const flat = unbroken(line);
  if (widthOf(flat) <= room) return flat;
  const sign = columns(ellipsis) <= room ? ellipsis : '';
  const kept: Glyph[] = [];
  let width = columns(sign);
  for (const glyph of glyphsOf(flat)) {
    if (width + glyph.width > room) break;
    kept.push(glyph);
    width += glyph.width;
  }
  const tone = kept.at(-1)?.tone;
  return lineFrom(sign ? [...kept, { text: sign, width: columns(sign), tone }] : kept);
}
