import stringWidth from 'string-width';

/** Characters of one column each that need no further thought: ASCII, Latin, Greek, box drawing, blocks. */
const SIMPLE = /^[\x20-\x7e\u00a1-\u00a8\u00aa-\u00ac\u00af-\u02ff\u0370-\u04ff\u2500-\u259f\u2212]*$/;

/** Signs that may join their neighbours into one: marks, joiners, flags, pictographs, Hangul parts. */
const JOINING = /\p{M}|\u200d|[\u1100-\u11ff]|\p{Extended_Pictographic}|\p{Regional_Indicator}/u;

/** A change of colour, as a terminal is told of it: `ESC [ 38;2;… m`. */
export const COLOUR = `${String.fromCharCode(27)}\\[([\\d;]*)m`;

/** Columns of a text on the screen, counted as cli-table3 counts them. */
export function columns(text: string): number {
  return SIMPLE.test(text) ? text.length : stringWidth(text);
}

let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for one sign each. */
export function graphemes(text: string): string[] {
  if (!JOINING.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

export type Align = 'left' | 'right' | 'center';

/** The spaces before and after something `width` wide in a field `room` wide. */
export function padding(width: number, room: number, align: Align): [before: string, after: string] {
  const free = Math.max(0, room - width);
  const before = align === 'left' ? 0 : align === 'right' ? free : Math.floor(free / 2);
  return [' '.repeat(before), ' '.repeat(free - before)];
}
