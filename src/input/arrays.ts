import { fail } from '../engine/error.js';
import { MAX_CELLS, type Tensor, tensor } from '../engine/tensor.js';
import { excerpt } from './clean.js';
import { readJson } from './json.js';
import { checkName } from './names.js';
import { readNested } from './nested.js';
import { type Allow, isNumber, parseNumber } from './numbers.js';

export interface WordsOptions extends Allow {
  /** What bare words are: 'either' lets the first one decide. */
  readonly want: 'numbers' | 'text' | 'either';
}

export interface Words {
  /** All bare numbers, as one vector. */
  readonly numbers?: Tensor;
  /** All bare words, when they are text. */
  readonly text?: string;
  /** `Q="1 0; 0 1"`. One row without a `;` is a vector. */
  readonly named: Readonly<Record<string, Tensor>>;
  /** `Q=q.npy`: name → path, for the caller to read. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * The words of a command line: bare ones, and arrays by name.
 * @throws number-… at the first word that is none, number-rows for a `;` among bare numbers, name-bad,
 *   name-twice, and all that readRows and readNested refuse
 */
export function readWords(words: readonly string[], options: WordsOptions): Words {
  const named: Record<string, Tensor> = Object.create(null);
  const files: Record<string, string> = Object.create(null);
  const bare: string[] = [];
  for (const word of words) {
    const equals = word.indexOf('=');
    if (equals < 1 || /\s/.test(word.slice(0, equals))) {
      bare.push(word);
      continue;
    }
    const name = checkName(word.slice(0, equals));
    const value = word.slice(equals + 1);
    if (name in named || name in files) fail('name-twice', { name });
    if (looksLikeFile(value)) files[name] = value;
    else named[name] = readArray(value, name, options);
  }
  if (bare.length === 0) return { named, files };
  const cells = bare.flatMap((word) => (word.trim() === '' ? [word] : cellsOf(word)));
  const asNumbers = options.want === 'either' ? isNumber(cells[0]!) : options.want === 'numbers';
  if (!asNumbers) return { text: bare.join(' '), named, files };
  const parted = cells.findIndex((word) => /[;；]/.test(word));
  if (parted >= 0) fail('number-rows', { word: excerpt(cells[parted]!), place: parted + 1 });
  return { numbers: vector(cells.map((word, index) => parseNumber(word, index + 1, options))), named, files };
}

/** An array as one writes it in a shell: rows parted by `;` or new lines, cells by spaces; or nested JSON. */
export function readArray(text: string, name: string, allow: Allow = {}): Tensor {
  const body = text.trim();
  if (body.startsWith('[')) return readNested(readJson(body, name), name, allow);
  const rows = body.replace(/[;；]$/, '').split(/\s*[;；]\s*|\s*\n\s*/);
  if (rows.length > 1 || /[;；]$/.test(body)) return readRows(rows.map(cellsOf), name, allow);
  return vector(cellsOf(body).map((word, index) => parseNumber(word, `${name}[${index}]`, allow)));
}

/** Rows of words to a matrix. @throws array-ragged { place, cells, expected }, array-cells, number-… */
export function readRows(rows: readonly (readonly string[])[], name: string, allow: Allow = {}): Tensor {
  const width = rows[0]!.length;
  if (rows.length * width > MAX_CELLS) fail('array-cells', { place: name, most: MAX_CELLS });
  const data = new Float64Array(rows.length * width);
  rows.forEach((row, i) => {
    row.forEach((word, j) => {
      data[i * width + j] = parseNumber(word, `${name}[${i}][${j}]`, allow);
    });
    if (row.length !== width) {
      fail('array-ragged', { place: `${name}[${i}]`, cells: row.length, expected: width });
    }
  });
  return tensor([rows.length, width], data);
}

function vector(cells: readonly number[]): Tensor {
  return tensor([cells.length], cells);
}

/** At least one cell, so that nothing between two `;` is an empty word and is refused as that. */
function cellsOf(row: string): string[] {
  return row.trim().split(/\s+/);
}

/** A path has an ending we know, or a slash that is not the slash of a fraction (1/0 is one, to be refused as that). */
function looksLikeFile(value: string): boolean {
  if (/\.(?:npy|npz|json|csv)$/i.test(value)) return true;
  const first = cellsOf(value)[0]!;
  const array = first.startsWith('[') || isNumber(first) || /^[+-]?[\d.]+\/[\d.]+$/.test(first);
  return /[/\\]/.test(value) && !array;
}
