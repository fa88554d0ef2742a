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

/** Stands in for every column of a cell while the frame is drawn; no cell contains it, for none is passed. */
const STAND_IN = '\ue000';
const STAND_INS = new RegExp(`${STAND_IN}+`, 'g');

/**
 * A frame around cells that are padded, wrapped and coloured already: each row is one line of the screen, the
 * head may be several. cli-table3 draws it around stand-ins of the same width: its own wrapping loses Chinese
 * text, and it measures a Chinese cell once for each sign. The borders are made quiet here.
 */
export function frame(
  head: readonly (readonly string[])[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  ink: Ink,
): string[] {
  if (widths.length === 0) return [];
  const quiet = ink.tone('quiet');
  const side = quiet(ink.ascii ? '|' : '│');
  const row = widths.map((width) => STAND_IN.repeat(width + 2));
  const table = new Table({
    chars: { ...(ink.ascii ? ASCII_FRAME : {}), left: side, middle: side, right: side },
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
    head: head.length > 0 ? row : [],
  });
  for (const _ of rows) table.push(row);
  // Each drawn line with stand-ins becomes one line of cells; that of the head as many as the head has.
  const contents = head.length > 0 ? [head, ...rows.map((cells) => [cells])] : rows.map((cells) => [cells]);
  let drawn = 0;
  return table
    .toString()
    .split('\n')
    .flatMap((line) =>
      /^[┌├└+]/.test(line) ? quiet(line) : contents[drawn++]!.map((cells) => filled(line, cells)),
    );
}

function filled(line: string, cells: readonly string[]): string {
  let column = 0;
  return line.replace(STAND_INS, () => cells[column++]!);
}

/** Columns a frame takes: a border and two spaces around each of these widths. */
export function framed(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + 3, 1);
}
