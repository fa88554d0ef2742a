import { type Facts, list } from '../facts.js';

const at = (place: unknown): string =>
  place === undefined ? '' : typeof place === 'number' ? ` (number ${place})` : ` at ${place}`;
const of = (place: unknown): string => (place === undefined ? 'the text' : String(place));

/** What characters were refused as data, and where. */
export const inputErrors = {
  'number-empty': ({ place }: Facts) => `a number is missing${at(place)}`,
  'number-comma': ({ word, place }: Facts) =>
    `"${word}"${at(place)}: part numbers with spaces, and write thousands without commas`,
  'number-hex': ({ word, place }: Facts) => `"${word}"${at(place)} is hexadecimal; write it in decimal`,
  'number-digits': ({ word, place }: Facts) => `"${word}"${at(place)}: write digits as 0–9`,
  'number-zero': ({ word, place }: Facts) => `"${word}"${at(place)} divides by zero`,
  'number-large': ({ word, place }: Facts) =>
    `"${word}"${at(place)} is larger than a float64 can hold (about 1.8e308)`,
  'number-infinite': ({ word, place }: Facts) => `"${word}"${at(place)}: infinity cannot stand here`,
  'number-nan': ({ word, place }: Facts) => `"${word}"${at(place)}: NaN cannot stand here`,
  'number-bad': ({ word, place }: Facts) => `"${word}"${at(place)} is not a number`,
  'number-rows': () => 'bare numbers are one vector; give a matrix a name: Q="1 0; 0 1"',
  'name-bad': ({ name }: Facts) => `"${name}" cannot be a name: letters, digits, _ and ', a letter first`,
  'name-twice': ({ name }: Facts) => `${name} is given twice`,
  'array-empty': ({ place }: Facts) => `${place} is empty`,
  'array-ragged': ({ place, cells, expected }: Facts) =>
    `row ${place} has ${cells} numbers, the rows before it ${expected}`,
  'array-rank': ({ place, rank, most }: Facts) => `${place} has ${rank} axes; at most ${most} can be read`,
  'array-cells': ({ place, most }: Facts) => `${place} is too large: at most ${most} numbers`,
  'value-null': ({ place }: Facts) => `${place} is null: leave it out, or give a value`,
  'value-type': ({ place, type, expected }: Facts) =>
    `${place} is of type ${type}; ${expected} belongs there`,
  'json-size': ({ place }: Facts) => `${of(place)} is more than 32 MB of JSON`,
  'json-broken': ({ place, line, column, found }: Facts) =>
    found === ''
      ? `${of(place)} is not JSON: it ends too soon, at line ${line}, column ${column}`
      : `${of(place)} is not JSON: unexpected "${found}" at line ${line}, column ${column}`,
  'json-depth': ({ place, line, column, most }: Facts) =>
    `${of(place)} is nested deeper than ${most} levels (line ${line}, column ${column})`,
  'json-twice': ({ place, line, column, name }: Facts) =>
    `${of(place)} has "${name}" twice in one object (line ${line}, column ${column})`,
  'csv-size': ({ place }: Facts) => `${of(place)} is more than 32 MB of CSV`,
  'text-empty': ({ place }: Facts) => `there is no text${at(place)}`,
  'text-long': ({ tokens, most }: Facts) => `${tokens} tokens are too many: at most ${most}`,
  'text-size': ({ characters, most }: Facts) => `${characters} characters are too many: at most ${most}`,
  'text-encoding': ({ place }: Facts) => `${place} is not UTF-8 text`,
  'npy-magic': ({ place }: Facts) => `${place} is not a .npy file`,
  'npy-version': ({ place, version }: Facts) =>
    `${place} is .npy version ${version}; versions 1 to 3 can be read`,
  'npy-header': ({ place }: Facts) => `the .npy header of ${place} is broken`,
  'npy-truncated': ({ place, bytes, expected }: Facts) =>
    `${place} is cut off: ${bytes} of ${expected} bytes`,
  'npy-pickle': ({ place }: Facts) =>
    `${place} holds Python objects, which are never loaded; save it as float64`,
  'npy-dtype': ({ place, dtype }: Facts) =>
    `${place} has dtype ${dtype}; floats, integers and booleans can be read`,
  'npz-broken': ({ place }: Facts) => `${place} is not a zip file, or is damaged`,
  'npz-lacks': ({ place, name, known }: Facts) => `${place} holds no array ${name}; it holds ${list(known)}`,
  'npz-entry': ({ place, name }: Facts) => `${place} holds ${name}, which is no .npy array`,
  'npz-size': ({ place }: Facts) => `${place} would unpack to more than 256 MB`,
  'trace-foreign': () => 'this is no trace of attn; make one with -j: attn run multi-head "the cat sat" -j',
  'trace-several': ({ mechanisms }: Facts) =>
    `this holds a trace for each of ${list(mechanisms)}, and one is needed: attn run ${(mechanisms as string[])[0]} -j`,
  'trace-version': ({ version }: Facts) => `a trace of version ${version}; this attn reads version 1`,
  'trace-steps': ({ steps, most }: Facts) => `a trace has 1 to ${most} steps, not ${steps}`,
  'trace-name': ({ place, name }: Facts) => `${place}: "${name}" cannot be the name of a step`,
  'trace-unknown': ({ step, from }: Facts) => `step ${step} is made from ${from}, which is not in the trace`,
  'trace-cycle': ({ step, from }: Facts) =>
    `step ${step} is made from ${from}, which does not come before it: steps cannot wait for each other`,
  'trace-shape': ({ name, shape, expected }: Facts) =>
    `step ${name} is ${list(shape).replaceAll(', ', '×')} but its inputs make it ${list(expected).replaceAll(', ', '×')}`,
  'trace-params': ({ step, op }: Facts) => `step ${step}: ${op} cannot work with these parameters`,
  'nothing-given': () => 'there is nothing to work on: give numbers, --input FILE, or a trace through a pipe',
  'expression-bad': ({ text, at: where }: Facts) =>
    where === ''
      ? `"${text}" ends too soon to be a number`
      : `"${text}" is no arithmetic: "${where}" is not expected`,
  'expression-name': ({ name }: Facts) => `nothing here is called ${name}`,
  'expression-deep': ({ most }: Facts) => `brackets are nested deeper than ${most}`,
};
