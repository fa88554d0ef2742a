import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { clean, excerpt } from '../../src/input/clean.js';

test.each([
  ['\x1b[31mred\x1b[0m', '␛[31mred␛[0m'],
  ['a\0b', 'a␀b'],
  ['a\nb\tc\r', 'a␊b␉c␍'],
  ['a\x7fb', 'a␡b'],
  ['a\x9b31mb', 'a\uFFFD31mb'],
  ['abc\u202Edef', 'abc\uFFFDdef'],
  ['a\u2066b\u2069', 'a\uFFFDb\uFFFD'],
  ['a\u200Bb', 'a\uFFFDb'],
  ['a\u200Db', 'a\uFFFDb'],
  ['\uFEFFa', '\uFFFDa'],
  ['a\u00ADb', 'a\uFFFDb'],
  ['a\u2028b', 'a\uFFFDb'],
  ['\u3164', '\uFFFD'],
  ['a\uD800b', 'a\uFFFDb'],
  ['\u{E0041}', '\uFFFD'],
  ['❤\u200D❤\u200Da', '❤\u200D❤\uFFFDa'],
  ['👩\u200D\u200D💻', '👩\uFFFD\uFFFD💻'],
])('%j becomes %j', (text, expected) => {
  expect(clean(text)).toBe(expected);
});

test.each([
  'the cat',
  '我爱你，注意力！',
  'é',
  'a\u3000b',
  '👩\u200D💻',
  '👩🏽\u200D💻',
  '🏳️\u200D🌈',
  '❤️',
  '葛\u{E0100}',
  '𝛼',
])('%j stays as it is', (text) => {
  expect(clean(text)).toBe(text);
});

describe('clean', () => {
  it('composes', () => {
    expect(clean('e\u0301')).toBe('\u00e9');
  });

  it('leaves no control, no bidi sign, no lone surrogate, nothing to clean twice', () => {
    const nasty = fc.constantFrom(
      ...'\0\x1b\x9b\n\u202E\u2066\u200D\u200B\uFEFF\uD800\uDC00❤a'.split(''),
      '👩',
      '🏽',
      '\uFE0F',
    );
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: nasty }));
    fc.assert(
      fc.property(texts, (text) => {
        const once = clean(text);
        expect(once).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B\uFEFF]/u);
        expect(clean(once)).toBe(once);
      }),
    );
  });
});

test('excerpt keeps a short text and cuts a long one', () => {
  expect(excerpt('注意力')).toBe('注意力');
  expect(excerpt('x'.repeat(40))).toBe('x'.repeat(40));
  expect(excerpt('x'.repeat(41))).toBe(`${'x'.repeat(40)}…`);
  expect(excerpt('😀'.repeat(1e6))).toBe(`${'😀'.repeat(40)}…`);
  expect(excerpt(`\x1b${'x'.repeat(9)}`, 3)).toBe('␛xx…');
});
