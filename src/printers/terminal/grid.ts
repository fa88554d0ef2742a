import Table from 'cli-table3';
import type { Ink } from './ink.js';

const ASCII_FRAME = {
  top: '-',
  'top-mid': '+',
  'top-left': '+',
  'top-right': '+',
  bottom: '-',
  'bottom-mid': '+',
  'bottom-left': '+',
  'bottom-right': '+',
  left: '|',
  'left-mid': '+',
  mid: '-',
  'mid-mid': '+',
  right: '|',
  'right-mid': '+',
  middle: '|',
} as const;

/**
 * A frame around cells that are padded, wrapped and coloured already: each row is one line of the screen.
 * Wrapping is done before because cli-table3 loses Chinese text; it colours borders even into a pipe, so they
 * are made quiet here.
 */
export function frame(
  head: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  ink: Ink,
): string[] {
  const quiet = ink.tone('quiet');
  const side = quiet(ink.ascii ? '|' : '│');
  const table = new Table({
    chars: { ...(ink.ascii ? ASCII_FRAME : {}), left: side, middle: side, right: side },
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
    head: head ? [...head] : [],
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => (/^[┌├└+]/.test(line) ? quiet(line) : line));
}

/** Columns a frame takes: a border and two spaces around each of these widths. */
export function framed(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + 3, 1);
}
