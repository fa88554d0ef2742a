import { describe, expect, it } from 'vitest';
import { attn } from './attn.js';

const REFUSED: readonly (readonly string[])[] = [
  ['sofmax', '2', '3'],
  ['multi-head', 'the cat'],
  ['softmax', '--temprature', '2'],
  ['--temperature', '2', 'softmax', '1', '2'],
  ['softmax', '1', '2', '--digits'],
  ['softmax', '1', '2', '--digits', '16'],
  ['softmax', '1', '2', '--digits', '1.5'],
  ['softmax', '1', '2', '--width', '39'],
  ['softmax', '1', '2', '--width', 'wide'],
  ['softmax', '1', '2', '--lang', 'fr'],
  ['softmax', '1', '2', '--color', 'blue'],
  ['softmax', '1', '2', '--json', '--format', 'svg'],
  ['softmax', '1', '2', '--json=yes'],
  ['softmax', '2', 'a'],
  ['softmax', '2', '1,000'],
  ['softmax', '2', '0x10'],
  ['softmax', '2', ''],
  ['softmax', '2', 'nan'],
  ['softmax', '1', '2', '--temperature', '0'],
  ['softmax', '1', '2', '--temperature', 'inf'],
  ['softmax'],
  ['check'],
  ['mechanisms', 'all'],
  ['run'],
  ['run', 'nothing-like-it', 'a b'],
  ['run', 'multi-head', 'the cat sat', '--heads', '3', '--d-model', '8'],
  ['scores', 'Q=1 0; 0', 'K=1 1'],
  ['scores', 'Q=1 0 2', 'K=1 1'],
  ['mask', 'scores=1 2 3; 4 5 6', '--causal'],
  ['softmax', '--input', '/nowhere/at/all.json'],
  ['softmax', '--input', '/'],
  ['softmax', '1', '2', '-o', '/nowhere/at/all.txt'],
  ['softmax', '1', '2', '-o', '/'],
  ['quiz', 'softmax', '--paper', '5', '--count', '3'],
  ['quiz', 'softmax', '--format', 'html'],
  ['quiz', 'softmax', '-o', 'sheet.md'],
  ['quiz', 'report', 'a.jsonl', '--count', '3'],
  ['quiz', 'softmax', '--paper', '2', '-o', '/nowhere/at/all'],
  ['quiz', 'softmax', '--paper', '2', '-o', ''],
  ['progress', 'export', 'a.jsonl', '-o', 'b.jsonl'],
  ['progress', 'export', '--json'],
  ['progress', 'export', '--format', 'html'],
  ['progress', 'import', 'a.jsonl', '--from', 'mine'],
  ['review', '--count', '0'],
  ['review', '--count', '-5'],
  ['review', '--list', '--count', '2'],
  ['review', '-o', 'review.md'],
  ['learn', 'softmax', '--format', 'html'],
  ['lessons', 'check', '--topic', 'softmax', '--seeds', '0'],
  ['help', 'nothing'],
  ['completion', 'tcsh'],
];

describe('what is wrong is told in one line on standard error, with exit code 2', () => {
  for (const lang of ['en', 'zh']) {
    it.concurrent.each(REFUSED.map((args) => [args.join(' '), args] as const))(
      `${lang}: attn %s`,
      async (_name, args) => {
        const { code, stdout, stderr } = await attn(args, { env: { ATTN_LANG: lang } });
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toMatch(/^attn: [^\n]+\n$/);
        // a sentence, not the code and its facts
        expect(stderr).not.toMatch(/^attn: [a-z-]+ \{/);
        expect(/\p{Script=Han}/u.test(stderr)).toBe(lang === 'zh');
        expect(stderr).toContain('attn ');
      },
    );
  }

  it('lets no control character of the user’s words through', async () => {
    const nasty = '\u001b]0;owned\u0007\u202e\u009b31m';
    for (const args of [
      [nasty],
      ['softmax', `--${nasty}`],
      ['softmax', nasty],
      ['softmax', '1', '--digits', nasty],
      ['softmax', '--lang', nasty],
      ['softmax', '--input', nasty],
      ['softmax', '1', '-o', `/nowhere/${nasty}`],
      ['run', nasty],
      ['help', nasty],
      ['completion', nasty],
      ['run', 'self-attention', 'a b', '--why', nasty],
    ]) {
      const { code, stderr } = await attn(args);
      expect(code).toBe(2);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      expect(stderr.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
    }
  });

  it('keeps a line short, however long the word', async () => {
    const { code, stderr } = await attn(['softmax', 'x'.repeat(100_000)]);
    expect(code).toBe(2);
    expect(stderr.length).toBeLessThan(700);
  });

  it('refuses 50 MB of JSON without reading them all', async () => {
    const { code, stdout, stderr } = await attn(['softmax'], {
      input: new Uint8Array(50 * 2 ** 20).fill(32),
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^attn: .*32 MB.*\n$/);
  });

  it('refuses what has no end', async () => {
    const { code, stderr } = await attn(['softmax', '--input', '/dev/zero']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^attn: .*64 MB.*\n$/);
  });
});

describe('a bug', () => {
  // a broken JSON.parse is a bug that `attn --version` meets
  const broken = 'JSON.parse = () => { throw new TypeError("boom\\u001b"); };';
  const preload = `data:text/javascript,${encodeURIComponent(broken)}`;

  it('is one line and exit code 70', async () => {
    const { code, stdout, stderr } = await attn(['--version'], {
      env: { NODE_OPTIONS: `--import=${preload}` },
    });
    expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
    expect(stderr).toMatch(/^attn: [^\n]*boom␛[^\n]*\n$/);
  });

  it('shows where with ATTN_DEBUG=1', async () => {
    const { code, stderr } = await attn(['--version'], {
      env: { NODE_OPTIONS: `--import=${preload}`, ATTN_DEBUG: '1' },
    });
    expect(code).toBe(70);
    expect(stderr).toMatch(/\n {4}at /);
  });
});
