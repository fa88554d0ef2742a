import { describe, expect, it } from 'vitest';
import { columns } from '../../src/printers/terminal/measure.js';
import { attn } from './attn.js';

describe('attn doctor', () => {
  it('tells as JSON what was decided, and by what', async () => {
    const env = { ATTN_HOME: '/data', NO_COLOR: '1', COLUMNS: '90', LC_ALL: 'zh_CN.UTF-8', ATTN_SEED: '7' };
    const { code, stdout } = await attn(['doctor', '--json', '--width', '70'], { env });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      lang: { value: 'zh', from: 'LC_ALL' },
      width: { value: 70, from: '--width' },
      colour: { value: 0, from: 'NO_COLOR' },
      background: { value: null, from: 'default' },
      ascii: { value: false, from: 'LC_ALL' },
      seed: { value: '7', from: 'ATTN_SEED' },
      folder: { value: '/data', from: 'ATTN_HOME' },
      node: process.version,
    });
  });

  it.each(['en', 'zh'])('draws boxes whose right edges are straight in %s', async (lang) => {
    for (const width of [60, 80]) {
      const { stdout } = await attn(['doctor', '--lang', lang, '--width', String(width)]);
      const boxes = stdout.match(/┌[\s\S]*?┘/g)!;
      expect(boxes.length).toBeGreaterThanOrEqual(4);
      for (const box of boxes) {
        expect(new Set(box.split('\n').map(columns)).size).toBe(1);
        expect(columns(box.split('\n')[0]!)).toBeLessThanOrEqual(width);
      }
    }
  });

  it('shows colours only where there are some', async () => {
    const ESC = '\u001b';
    expect((await attn(['doctor', '--color', 'always'])).stdout).toContain(ESC);
    expect((await attn(['doctor', '--colour=never'], { env: { FORCE_COLOR: '3' } })).stdout).not.toContain(
      ESC,
    );
    expect((await attn(['doctor', '--no-color'], { env: { FORCE_COLOR: '3' } })).stdout).not.toContain(ESC);
    expect((await attn(['doctor'])).stdout).not.toContain(ESC);
  });

  it('lets no control character of a variable through', async () => {
    const { stdout } = await attn(['doctor'], { env: { ATTN_SEED: '\u001b[31m', ATTN_HOME: '/\u0007' } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(stdout).not.toMatch(/[\u001b\u0007]/);
  });
});
