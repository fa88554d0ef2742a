import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/commands/line.js';
import type { World } from '../../src/commands/types.js';
import { calculate } from '../../src/input/arithmetic.js';
import { valueIn } from '../../src/pages/values.js';

const world: World = {
  read: async () => Promise.reject(new Error('nothing is read')),
  stdin: async () => undefined,
  seed: '42',
  width: 80,
  lang: 'en',
  now: () => 0,
  memory: () => 0,
};

const DOC = readFileSync(new URL('../../docs/errata-tier-a.md', import.meta.url), 'utf8');
const ROWS = DOC.split('\n')
  .filter((line) => line.startsWith('| `e-'))
  .map((line) => line.replaceAll('\\|', '\0').split('|').slice(1, -1))
  .map((cells) => cells.map((cell) => cell.trim().replaceAll('\0', '|')));
const COMPUTED = ROWS.filter((row) => row.length === 4) as [string, string, string, string][];

/** `weights[1]` = 0.6652: an expression and the number printed for it. */
const claimsOf = (text: string) =>
  [...text.matchAll(/`([^`]+)` = (-?\d+(?:\.\d+)?)/g)].map(([, expression, number]) => ({
    expression: expression!,
    number: number!,
  }));

/** What an expression may be off, as many decimals as are printed. */
const half = (number: string): number => 0.5 * 10 ** -(number.split('.')[1]?.length ?? 0);

describe('the errata of tier A', () => {
  it('are thirty-six, three of them not to be computed', () => {
    expect(new Set(ROWS.map(([id]) => id)).size).toBe(36);
    expect(ROWS).toHaveLength(36);
    expect(COMPUTED).toHaveLength(33);
  });

  it.each(COMPUTED)('%s', async (_id, _says, command, seen) => {
    const line = /^`attn (.*)`$/.exec(command)![1]!;
    const { code, trace, page, json } = await runLine(line, world);
    expect(code).toBe(0);
    expect((await page()).blocks.length).toBeGreaterThan(0);
    const claims = claimsOf(seen);
    expect(claims.length).toBeGreaterThan(0);
    for (const { expression, number } of claims) {
      const value = trace ? valueIn(expression, trace) : await differenceIn(expression, await json());
      expect(Math.abs(value - Number(number)), `${expression} is ${value}`).toBeLessThanOrEqual(half(number));
    }
  });
});

/** The largest difference of a step between what was compared. */
async function differenceIn(step: string, json: unknown): Promise<number> {
  const { differences } = json as { differences: { steps: Record<string, number> }[] };
  return calculate(step, (name) => differences[0]!.steps[name]);
}
