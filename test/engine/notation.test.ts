import { describe, expect, it } from 'vitest';
import { headLetters, part, plus, rangeOf, subscript, times, unless } from '../../src/engine/notation.js';
import { concat, gather, slice } from '../../src/engine/ops/index.js';

describe('letters of axes', () => {
  it('laid end to end', () => {
    expect(plus('m', '1', 'n', '2')).toBe('m+n+3');
    expect(plus('m+1', '1')).toBe('m+2');
    expect(plus('2', '3')).toBe('5');
    expect(plus('m', '0')).toBe('m');
    expect(plus('0')).toBe('0');
  });

  it('made one', () => {
    expect(times('h', 'd_k')).toBe('h·d_k');
    expect(times('2', 'd/2')).toBe('d');
    expect(times('2', '3·g')).toBe('6·g');
    expect(times('1', 'd')).toBe('d');
    expect(times('1', '1')).toBe('1');
    expect(times('2', 'm+1')).toBe('2·m+2');
  });

  it('cut into heads and put together again', () => {
    for (const letter of ['h·d_k', 'd_model', 'h·d_c+h·d_r', 'd_c+d_r']) {
      expect(times(...headLetters(letter, 2))).toBe(letter);
    }
    expect(headLetters('2·d', 2)).toEqual(['h', '2·d/h']);
  });
});

describe('a part of an axis', () => {
  it('keeps its letter and its place', () => {
    expect(part('n', 4, 1, 3)).toBe('n[1:3]');
    expect(part('n[1:3]', 2, 1, 2)).toBe('n[2:3]');
    expect(part('n', 4, 0, 4)).toBe('n');
    expect(rangeOf('n[1:3]')).toEqual({ letter: 'n', first: 1, past: 3 });
    expect(rangeOf('n')).toEqual({ letter: 'n', first: 0 });
  });

  it('is a number where there is no single letter', () => {
    expect(part('h·d_k', 4, 0, 2)).toBe('2');
    expect(part('3', 3, 1, 3)).toBe('2');
  });

  it('is the letter of one of several equal parts', () => {
    expect(part('3·d_h', 12, 4, 8)).toBe('d_h');
    expect(part('3·d_h', 12, 4, 7)).toBe('3');
  });

  it('joins what follows it', () => {
    expect(plus('n[0:2]', 'n[2:3]')).toBe('n[0:3]');
    expect(plus('n[0:2]', 'n[3:4]')).toBe('n[0:2]+n[3:4]');
    expect(plus('n[0:2]', 'm[2:3]')).toBe('n[0:2]+m[2:3]');
  });
});

describe('formulas of moves', () => {
  it('say which axis, where it is not the usual one', () => {
    expect(subscript('x', 1, '2:5')).toBe('x[:, 2:5]');
    expect(subscript('x', -2, '0')).toBe('x[…, 0, :]');
    expect(unless(-1, -1) + unless(-1, 0)).toBe(', axis 0');
    expect(slice.formula(['x'], { axis: -1, start: 0, end: 3 })).toBe('x[…, :3]');
    expect(slice.formula(['x'], { axis: 0, start: -2, step: 2 })).toBe('x[-2::2]');
    expect(gather.formula(['E', 'ids'], {})).toBe('E[ids]');
    expect(concat.formula(['a', 'b'], { axis: 0 })).toBe('concat(a, b, axis 0)');
  });
});
