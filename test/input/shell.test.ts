import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../src/input/clean.js';
import { shellWord } from '../../src/input/shell.js';

describe('a word as it is typed', () => {
  it.each([
    ['sheet.md', 'sheet.md'],
    ['我的课', '我的课'],
    ['the cat sat', '"the cat sat"'],
    ['', '""'],
    ["it's", `"it's"`],
    ['a "b" $c', `'a "b" $c'`],
    [`it's $5!`, `'it'\\''s $5!'`],
    ['~', '"~"'],
    ['a\nb', "$'a\\U0000000ab'"],
    ["\u202e'\\", "$'\\U0000202e\\'\\\\'"],
  ])('%j is %s', (word, typed) => {
    expect(shellWord(word)).toBe(typed);
  });

  const words = fc.array(
    fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom("'", '\\', '$x', '!', '\n')),
  );
  const typable = words.map((all) => all.join('').replaceAll('\0', '').normalize('NFC'));

  it('is that word again to a shell, and nothing in it is hidden', () => {
    const all = fc.sample(typable, { numRuns: 300, seed: 7 });
    const script = `printf '%s\\0' ${all.map(shellWord).join(' ')}`;
    const read = execFileSync('bash', ['--norc', '-c', script], {
      env: { LC_ALL: 'C.UTF-8' },
      encoding: 'utf8',
    });
    expect(read.split('\0').slice(0, -1)).toEqual(all);
    for (const word of all) expect(clean(shellWord(word))).toBe(shellWord(word));
  });
});
