import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { AttnError } from '../../src/engine/error.js';
import { clean } from '../../src/input/clean.js';
import { tokenize } from '../../src/input/tokens.js';
import { orRefusal, refusal } from './refusal.js';

test.each<[string, string, string[]]>([
  ['the cat sat', 'en', ['the', 'cat', 'sat']],
  ['  the\tcat\n', 'en', ['the', 'cat']],
  ["The cat's 3.14, no?!", 'en', ['The', "cat's", '3.14', ',', 'no', '?', '!']],
  ['a 👩\u200D💻 b', 'en', ['a', '👩\u200D💻', 'b']],
  ['e\u0301', 'en', ['\u00e9']],
  ['[CLS]the cat [SEP] [x] [PAD]', 'en', ['[CLS]', 'the', 'cat', '[SEP]', '[', 'x', ']', '[PAD]']],
])('%j (%s)', (text, locale, tokens) => {
  expect(tokenize(text, locale)).toEqual(tokens);
});

describe('tokenize', () => {
  it('refuses text without a token', () => {
    for (const text of ['', ' \n\t', '\u3000']) {
      expect(refusal(() => tokenize(text, 'en', '--memory'))).toEqual({
        code: 'text-empty',
        place: '--memory',
      });
    }
  });

  it('is bounded in tokens and in characters', () => {
    expect(tokenize('a '.repeat(4096), 'en')).toHaveLength(4096);
    expect(refusal(() => tokenize('a '.repeat(4097), 'en'))).toEqual({
      code: 'text-long',
      tokens: 4097,
      most: 4096,
    });
    expect(refusal(() => tokenize('a'.repeat(65537), 'en'))).toEqual({
      code: 'text-size',
      characters: 65537,
      most: 65536,
    });
  });

  it('finds words in Chinese, whatever the language', () => {
    for (const locale of ['zh', 'en']) {
      const tokens = tokenize('猫坐在垫子上，它睡着了。', locale);
      expect(tokens.join('')).toBe('猫坐在垫子上，它睡着了。');
      expect(tokens).toContain('垫子');
      expect(tokens).toContain('，');
    }
  });

  it('gives tokens that are clean and hold all of the text but its white space', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(' ', '\u00a0', '\u0301', '\u200d', 'a', '的', '.', '👩', '1') }),
        (text) => {
          const tokens = orRefusal(() => tokenize(text, 'en'));
          const kept = tokens instanceof AttnError ? '' : tokens.join('');
          expect(kept).toBe(clean(text.replace(/\s+/g, ' ')).replaceAll(' ', ''));
        },
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const tokens = orRefusal(() => tokenize(text, 'zh'));
        if (!(tokens instanceof AttnError)) expect(tokens.join('')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      }),
    );
  });
});
