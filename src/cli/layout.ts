import { lineOf, textOf } from '../printers/terminal/line.js';
import { columns } from '../printers/terminal/measure.js';
import { wrap } from '../printers/terminal/wrap.js';

const INDENT = 2;
const GAP = 2;

/** A text in lines of at most `width` columns; Chinese takes two a sign. */
export function wrapped(text: string, width: number, indent = 0): string[] {
  const lines = wrap(lineOf(text, false), width - indent);
  return lines.map((line) => `${' '.repeat(indent)}${textOf(line)}`);
}

/** Names with what they mean beside them, aligned; a name too long for that has its meaning below. */
export function aligned(rows: readonly (readonly [string, string])[], width: number): string[] {
  const most = Math.floor(width * 0.6);
  const widths = rows.map(([name]) => columns(name)).filter((size) => size <= most);
  const left = INDENT + Math.max(...widths, 0) + GAP;
  return rows.flatMap(([name, meaning]) => {
    const [first = '', ...rest] = wrapped(meaning, width, left);
    const head = ' '.repeat(INDENT) + name;
    const used = columns(head);
    if (used + GAP > left) return [...wrapped(name, width, INDENT), first, ...rest];
    return [`${head}${' '.repeat(left - used)}${first.trimStart()}`.trimEnd(), ...rest];
  });
}
