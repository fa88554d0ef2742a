import { fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';
import { parseNumber } from '../input/numbers.js';
import { LANGS, type Lang } from '../text/index.js';
import type { OptionSpec, OptionValue } from './types.js';

const WHEN = ['auto', 'always', 'never'] as const;
const FORMATS = ['text', 'svg', 'markdown', 'html'] as const;

/** Options of every command, before or after its name. */
export const GLOBALS: readonly OptionSpec[] = [
  { name: 'json', short: 'j', kind: 'flag' },
  { name: 'lang', kind: 'text', choices: LANGS },
  { name: 'seed', kind: 'text' },
  { name: 'digits', kind: 'integer' },
  { name: 'width', kind: 'integer' },
  { name: 'full', kind: 'flag' },
  { name: 'color', kind: 'text', choices: WHEN },
  { name: 'colour', kind: 'text', choices: WHEN },
  { name: 'noColor', kind: 'flag' },
  { name: 'ascii', kind: 'flag' },
  { name: 'format', kind: 'text', choices: FORMATS },
  { name: 'output', short: 'o', kind: 'file' },
  { name: 'help', short: 'h', kind: 'flag' },
  { name: 'version', short: 'V', kind: 'flag' },
];

const RANGES: Readonly<Record<string, readonly [number, number]>> = { digits: [0, 15], width: [40, 1000] };

/** The global options as typed; undefined where not. */
export interface Globals {
  readonly json: boolean;
  readonly lang?: Lang;
  readonly seed?: string;
  readonly width?: number;
  readonly color?: (typeof WHEN)[number];
  readonly ascii: boolean;
  readonly format?: (typeof FORMATS)[number];
  readonly output?: string;
  readonly help: boolean;
  readonly version: boolean;
}

/** An option as it was met on the line, before its value is read. */
export type Met = readonly [spec: OptionSpec, word: string | undefined];

/** `dModel` and `d_model` are `--d-model` on the command line. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replaceAll('_', '-')}`;
}

/**
 * The values of the options met, the last of each name.
 * @throws option-choice, option-integer, option-range, each with { option, word, … }, and what parseNumber refuses
 */
export function readOptions(met: readonly Met[]): Record<string, OptionValue> {
  return Object.fromEntries(met.map(([spec, word]) => [spec.name, readValue(spec, word)]));
}

function readValue(spec: OptionSpec, word: string | undefined): OptionValue {
  if (spec.kind === 'flag' || word === undefined) return true;
  const option = flagOf(spec.name);
  if (spec.choices && !spec.choices.includes(word)) {
    fail('option-choice', { option, word: excerpt(word), choices: spec.choices });
  }
  if (spec.kind === 'text' || spec.kind === 'file') return word;
  const value = parseNumber(word, option);
  if (spec.kind === 'integer' && !Number.isSafeInteger(value)) fail('option-integer', { option, word });
  const [least, most] = RANGES[spec.name] ?? [-Infinity, Infinity];
  if (value < least || value > most) fail('option-range', { option, word, least, most });
  return value;
}

/** @throws options-clash for --json with another format */
export function globalsOf(met: readonly Met[]): Globals {
  const values = readOptions(met) as Omit<Globals, 'color'>;
  const { lang, seed, width, format, output } = values;
  const on = (name: 'json' | 'ascii' | 'help' | 'version'): boolean => values[name] === true;
  if (on('json') && format) fail('options-clash', { a: '--json', b: `--format ${format}` });
  const color = met.map(colorOf).findLast((value) => value !== undefined);
  return {
    ...{ json: on('json'), ascii: on('ascii'), help: on('help'), version: on('version') },
    ...{ lang, seed, width, format, output, color },
  };
}

/** Three spellings of one option; the last on the line counts. */
function colorOf([{ name }, word]: Met): Globals['color'] {
  if (name === 'noColor') return 'never';
  return name === 'color' || name === 'colour' ? (word as Globals['color']) : undefined;
}
