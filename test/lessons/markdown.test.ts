import { describe, expect, it } from 'vitest';
import { readMarkdown, sentence } from '../../src/lessons/markdown.js';
import { plain } from '../../src/pages/page.js';

describe('a sentence', () => {
  it('keeps stars and brackets of arithmetic', () => {
    expect(plain(sentence('{{ 12*12*512 }} and {{ weights[1](0) }} and $a*b*c_i$.'))).toBe(
      '{{ 12*12*512 }} and {{ weights[1](0) }} and a*b*c_i.',
    );
  });

  it('takes two stars as strong beside Chinese signs', () => {
    expect(sentence('这是**注意力。**然后')).toEqual(['这是', { text: '注意力。', tone: 'strong' }, '然后']);
  });

  it('does not take money for a formula', () => {
    expect(plain(sentence('It costs $5 or $6.'))).toBe('It costs $5 or $6.');
  });

  it('keeps where a link leads', () => {
    expect(sentence('[Softmax](attn:softmax)')).toEqual([
      { text: 'Softmax', tone: 'command', link: 'attn:softmax' },
    ]);
  });

  it('joins Chinese lines without a space and others with one', () => {
    expect(plain(sentence('权重\n加起来'))).toBe('权重加起来');
    expect(plain(sentence('two\nlines'))).toBe('two lines');
  });
});

it('knows the line each piece begins on', () => {
  const text = '# a\n\ntext\nmore\n\n- one\n- two\n\n```attn\nsoftmax 1\n```\n\n> said\n';
  expect(readMarkdown(text, 5).map(({ kind, line }) => [kind, line])).toEqual([
    ['heading', 5],
    ['paragraph', 7],
    ['list', 10],
    ['fence', 13],
    ['quote', 17],
  ]);
});

it('does not know tables, pictures of HTML, rules', () => {
  const unknown = readMarkdown('| a |\n|---|\n| b |\n\n<div>x</div>\n\n---\n', 1).filter(
    ({ kind }) => kind === 'unknown',
  );
  expect(unknown).toHaveLength(3);
});
