import { describe, expect, it } from 'vitest';
import { asTyped } from '../../src/commands/line.js';

describe('a line as it is typed in a shell', () => {
  it.each([
    ['softmax 2 3', 'attn softmax 2 3'],
    ['attn softmax 2 3 | why weights,0', 'attn softmax 2 3 -j | attn why weights,0'],
    ['embed "a | b" -j | attn project', 'attn embed "a | b" -j | attn project'],
    ["embed 'a|b'|scores|softmax", "attn embed 'a|b' -j | attn scores -j | attn softmax"],
  ])('%s', (line, typed) => {
    expect(asTyped(line)).toBe(typed);
  });

  it('with the seed of its made-up numbers', () => {
    expect(asTyped('run x | show y', '7/a')).toBe('attn run x --seed 7/a -j | attn show y');
    expect(asTyped('run x --seed 3 | show y', '7')).toBe('attn run x --seed 3 -j | attn show y');
    expect(asTyped('embed a|project', '7')).toBe('attn embed a --seed 7 -j | attn project --seed 7');
    expect(asTyped('run x', "it's 1")).toBe(`attn run x --seed "it's 1"`);
  });
});
