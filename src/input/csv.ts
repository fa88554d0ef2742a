import { fail } from '../engine/error.js';
import type { Tensor } from '../engine/tensor.js';
import { readRows } from './arrays.js';
import { MAX_JSON } from './json.js';
import type { Allow } from './numbers.js';

/** Numbers parted by commas, a row a line, to a matrix. @throws csv-size { place, size, most }, and what readRows refuses */
export function readCsv(text: string, name: string, allow: Allow = {}): Tensor {
  if (text.length > MAX_JSON) fail('csv-size', { place: name, size: text.length, most: MAX_JSON });
  const lines = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  return readRows(
    lines.map((line) => line.split(',')),
    name,
    allow,
  );
}
