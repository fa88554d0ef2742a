import { fail } from '../engine/error.js';
import type { Tensor } from '../engine/tensor.js';
import { clean } from './clean.js';
import { checkName } from './names.js';
import { readNested, refuseType } from './nested.js';
import type { Allow } from './numbers.js';
import { checkTokens } from './tokens.js';

export interface Named {
  readonly arrays: Readonly<Record<string, Tensor>>;
  readonly tokens?: readonly string[];
  readonly memory_tokens?: readonly string[];
  /** The scalars: heads, mechanism, … */
  readonly settings: Readonly<Record<string, number | string | boolean>>;
}

/**
 * What `--input` holds: an object of named arrays, tokens and scalars, already parsed by readJson.
 * Which names are known is for the caller to say.
 * @throws name-bad { name }, value-null { place }, value-type { place, type, expected }, number-large
 *   { word, place }, and what readNested and checkTokens refuse
 */
export function readNamed(value: unknown, allow: Allow = {}): Named {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuseType(value, 'object', () => '$');
  }
  const arrays: Record<string, Tensor> = Object.create(null);
  const settings: Record<string, number | string | boolean> = Object.create(null);
  const words: { tokens?: string[]; memory_tokens?: string[] } = {};
  for (const [key, entry] of Object.entries(value)) {
    const name = checkName(key);
    if (name === 'tokens' || name === 'memory_tokens') words[name] = readTokens(entry, name);
    else if (Array.isArray(entry)) arrays[name] = readNested(entry, name, allow);
    else settings[name] = readSetting(entry, name);
  }
  return { arrays, settings, ...words };
}

function readTokens(value: unknown, name: string): string[] {
  if (!Array.isArray(value)) return refuseType(value, 'array', () => name);
  const tokens = value.map((token: unknown, i) => {
    if (typeof token !== 'string') return refuseType(token, 'string', () => `${name}[${i}]`);
    if (token.trim() === '') fail('text-empty', { place: `${name}[${i}]` });
    return clean(token);
  });
  return checkTokens(tokens, name);
}

function readSetting(value: unknown, name: string): number | string | boolean {
  // A scalar is a tensor of rank 0, so it is held to what a cell is held to.
  if (typeof value === 'number') return readNested(value, name).data[0]!;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return refuseType(value, 'array', () => name);
}
