import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errors as en } from '../../src/text/en/errors.js';
import { errors as zh } from '../../src/text/zh/errors.js';

const SRC = new URL('../../src', import.meta.url).pathname;

/** Every code that some file of src refuses with. */
const used = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const text = readFileSync(join(SRC, file), 'utf8');
    return [...text.matchAll(/\b(?:fail|refuse|AttnError)\(\s*'([a-z0-9-]+)'/g)].map((match) => match[1]!);
  });

describe('errors', () => {
  it.each([...new Set(used)])('%s has a sentence in both languages', (code) => {
    expect(en).toHaveProperty(code);
    expect(zh).toHaveProperty(code);
  });

  it('has no sentence that nothing says', () => {
    const elsewhere = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.startsWith('text/'))
      .map((file) => readFileSync(join(SRC, file), 'utf8'))
      .join('\n');
    const idle = Object.keys(en).filter(
      (code) => !new RegExp(`['"\`]${code}['"\`]`).test(elsewhere) && code !== 'help' && code !== 'bug',
    );
    expect(idle).toEqual([]);
  });
});
