import { COLOUR, columns, graphemes } from '../terminal/measure.js';

/** How a run of text looks; what is not said is as the terminal's own. */
export interface Style {
  readonly ink?: string;
  readonly ground?: string;
  readonly bold?: boolean;
  readonly dim?: boolean;
}

/** One sign on the screen, in its place. */
export interface Sign {
  readonly text: string;
  readonly column: number;
  readonly width: number;
  readonly style: Style;
}

const CHANGE = new RegExp(COLOUR, 'g');

/** A printed line read back as a terminal reads it: each sign with its place and colours (truecolor only). */
export function readLine(line: string): Sign[] {
  const signs: Sign[] = [];
  let style: Style = {};
  let column = 0;
  // With one group in the pattern, split gives text and codes by turns.
  line.split(CHANGE).forEach((part, index) => {
    if (index % 2 === 1) {
      style = changed(style, part.split(';').map(Number));
      return;
    }
    for (const text of graphemes(part)) {
      const width = columns(text);
      signs.push({ text, column, width, style });
      column += width;
    }
  });
  return signs;
}

function changed(style: Style, [code, , red, green, blue]: readonly number[]): Style {
  const hex = () => `#${[red, green, blue].map((c) => (c ?? 0).toString(16).padStart(2, '0')).join('')}`;
  const { ink, ground, ...weight } = style;
  switch (code) {
    case 1:
      return { ...style, bold: true };
    case 2:
      return { ...style, dim: true };
    case 22:
      return { ...style, bold: false, dim: false };
    case 38:
      return { ...style, ink: hex() };
    case 39:
      return { ...weight, ...(ground ? { ground } : {}) };
    case 48:
      return { ...style, ground: hex() };
    case 49:
      return { ...weight, ...(ink ? { ink } : {}) };
    default:
      return style;
  }
}
