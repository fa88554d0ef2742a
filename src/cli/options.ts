import { flagOf } from '../commands/options.js';
import type { Call } from '../commands/types.js';
import { fail } from '../engine/error.js';

type Options = Call['options'];

/** How many are asked for. @throws option-range */
export function countIn(options: Options, name: string, otherwise: number, most = 1000): number {
  const count = Number(options[name] ?? otherwise);
  if (count < 1 || count > most) {
    fail('option-range', { option: flagOf(name), word: String(options[name]), least: 1, most });
  }
  return count;
}

/** Options that would change nothing. @throws option-useless { command, option } */
export function refuseUseless(command: string, options: Options, names: readonly string[]): void {
  for (const name of names)
    if (options[name] !== undefined) fail('option-useless', { command, option: flagOf(name) });
}

/** Where and how to write what only one way of a command makes. @throws option-needs { option, needs } */
export function refuseWritten({ output, format }: Options, needs: string): void {
  if (format !== undefined) fail('option-needs', { option: '--format', needs });
  if (output !== undefined && output !== '-') fail('option-needs', { option: '--output', needs });
}

/** @throws options-clash { a, b } */
export function refuseBoth(options: Options, one: string, other: string): void {
  if (options[one] !== undefined && options[other] !== undefined)
    fail('options-clash', { a: flagOf(one), b: flagOf(other) });
}
