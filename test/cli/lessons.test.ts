import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SHIPPED } from '../../src/lessons/load.js';
import { columns } from '../../src/printers/terminal/measure.js';
import { attn } from './attn.js';

const folder = (): string => mkdtempSync(join(tmpdir(), 'attn-cli-lessons-'));

describe('attn explain', () => {
  it.each(['en', 'zh'])('prints a lesson at 60 columns, in %s', async (lang) => {
    const { code, stdout } = await attn(['explain', 'softmax', '--width', '60', '--lang', lang]);
    expect(code).toBe(0);
    expect(stdout).toContain('0.6652');
    expect(Math.max(...stdout.split('\n').map(columns))).toBeLessThanOrEqual(60);
  });

  it.each(['en', 'zh'])('says which items of the sources it answers, in %s', async (lang) => {
    const { sources } = JSON.parse((await attn(['explain', 'softmax', '--json'])).stdout) as {
      sources: string[];
    };
    const { stdout } = await attn(['explain', 'softmax', '--lang', lang]);
    expect(sources.length).toBeGreaterThan(0);
    const [joint, comma] = lang === 'en' ? [' ', ', '] : ['', '、'];
    expect(stdout.replaceAll('\n', joint)).toContain(sources.join(comma));
  });

  it('is one screen when brief', async () => {
    const { stdout } = await attn(['explain', 'softmax', '--brief']);
    expect(stdout.split('\n').length).toBeLessThan(50);
    expect(stdout).toContain('e^zᵢ');
  });

  it('lists every topic, as JSON with an id each', async () => {
    const { stdout } = await attn(['explain', '--json']);
    const list = JSON.parse(stdout) as { id: string; part: string }[];
    expect(list).toHaveLength(45);
    expect(list[1]).toMatchObject({ id: 'softmax', part: 'foundations' });
  });

  it('refuses what nobody is called, and says what is near', async () => {
    const { code, stderr } = await attn(['explain', 'softmaks']);
    expect(code).toBe(2);
    expect(stderr).toContain('softmax');
  });

  it.each(['../softmax', '/etc/passwd', '..'])('opens nothing outside for %s', async (name) => {
    expect((await attn(['explain', name])).code).toBe(2);
  });

  it('writes a document by the name of its file', async () => {
    const file = join(folder(), 'softmax.html');
    expect((await attn(['explain', 'softmax', '-o', file])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>[\s\S]*0\.6652[\s\S]*<\/html>\n$/);
    expect((await attn(['explain', 'softmax', '--format', 'markdown'])).stdout).toMatch(/^# Softmax\n/);
  });
});

describe('attn lessons', () => {
  it('writes a lesson that passes the check, and a second beside it', async () => {
    const dir = folder();
    for (const name of ['first', 'second']) {
      expect((await attn(['lessons', 'new', name, '--dir', dir])).code).toBe(0);
      const { code, stdout } = await attn(['lessons', 'check', dir]);
      expect([code, stdout]).toEqual([0, expect.stringContaining('✓')]);
    }
    const { stdout } = await attn(['explain', '--from', dir, '--json']);
    expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toEqual(['first', 'second']);
    expect((await attn(['explain', 'first', '--from', dir, '--lang', 'zh'])).code).toBe(0);
  });

  it.runIf(process.platform === 'linux')('refuses a folder that cannot be made, and comes back', async () => {
    expect((await attn(['lessons', 'new', 'x', '--dir', '/proc/x'])).code).toBe(2);
  });

  it('overwrites nothing', async () => {
    const dir = folder();
    await attn(['lessons', 'new', 'mine', '--dir', dir]);
    writeFileSync(join(dir, 'mine/en.md'), 'my own words');
    expect((await attn(['lessons', 'new', 'mine', '--dir', dir])).code).toBe(2);
    expect(readFileSync(join(dir, 'mine/en.md'), 'utf8')).toBe('my own words');
  });

  it.each(['hello', '[1, 2]', 'parts: 5', 'parts: [1]', 'format: 1', 'parts: []', ''])(
    'adds to no index that reads %j, and writes nothing',
    async (index) => {
      const dir = folder();
      writeFileSync(join(dir, 'index.yaml'), index);
      expect((await attn(['lessons', 'new', 'mine', '--dir', dir])).code).toBe(2);
      expect(readdirSync(dir)).toEqual(['index.yaml']);
    },
  );

  it.each(['explain', 'learn', 'errata', 'sources', 'quiz', 'progress'])(
    'an index that cannot be read is told by %s, with its line',
    async (command) => {
      const dir = folder();
      await attn(['lessons', 'new', 'mine', '--dir', dir]);
      const file = join(dir, 'index.yaml');
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace('id: mine\n        needs', 'id: ../mine\n        needs'),
      );
      const { code, stderr } = await attn([command, '--from', dir]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('index.yaml:')]);
    },
  );

  it('every command of a folder of one’s own is told with that folder', async () => {
    const dir = join(folder(), "it's mine");
    for (const name of ['first', 'second']) await attn(['lessons', 'new', name, '--dir', dir]);
    for (const line of [
      ['explain', 'first', '--brief'],
      ['explain', 'first'],
      ['learn', '--list'],
    ]) {
      const { stdout } = await attn([...line, '--from', dir, '--width', '200']);
      const told = stdout.split('\n').filter((one) => /attn (explain|learn|quiz) ?/.test(one));
      expect(told.length).toBeGreaterThan(0);
      for (const one of told) expect(one).toContain(`it's mine"`);
    }
  });

  it.each([['errata'], ['errata', 'e-gats'], ['sources', '--doc', 's2'], ['sources', 's2-5']])(
    'stays in the folder it was told: %s %s',
    async (...line) => {
      const { stdout } = await attn([...line, '--from', SHIPPED, '--width', '200']);
      const told = stdout.split('\n').filter((one) => /attn (explain|errata|sources) /.test(one));
      expect(told.length).toBeGreaterThan(0);
      for (const one of told) expect(one).toContain(SHIPPED);
    },
  );

  it.each(['../out', 'A b', ''])('refuses the name %j', async (name) => {
    expect((await attn(['lessons', 'new', name, '--dir', folder()])).code).toBe(2);
  });

  it('tells file and line of each complaint, and exits with 1', async () => {
    const dir = folder();
    await attn(['lessons', 'new', 'mine', '--dir', dir]);
    const file = join(dir, 'mine/en.md');
    const text = readFileSync(file, 'utf8').replace('Say what it is for', 'Say 0.5 what it is for');
    writeFileSync(file, text);
    const line = text.split('\n').findIndex((one) => one.includes('0.5')) + 1;
    const { code, stdout } = await attn(['lessons', 'check', dir]);
    expect(code).toBe(1);
    expect(stdout).toContain(`mine/en.md:${line}`);
  });
});

describe('attn errata and sources', () => {
  it('recompute an erratum', async () => {
    const { code, stdout } = await attn(['errata', 'e-softmax-231']);
    expect(code).toBe(0);
    expect(stdout).toContain('0.51304452');
    expect(stdout).toContain('0.6652');
  });

  it('filter by topic, tier and document', async () => {
    const { stdout } = await attn(['errata', '--topic', 'softmax', '--tier', 'A', '--doc', 's4', '--json']);
    expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toContain('e-softmax-231');
    const named = await attn(['errata', '--topic', 'Softmax 函数，多头', '--doc', 'S4', '--json']);
    expect(JSON.parse(named.stdout).length).toBeGreaterThan(0);
  });

  it.each([
    ['errata', '--doc', 's9'],
    ['errata', '--topic', 'softmaks'],
    ['sources', '--doc', 's9'],
    ['sources', '--topic', 'softmaks'],
  ])('refuse %s %s %s', async (...line) => {
    expect((await attn(line)).code).toBe(2);
  });

  it('do not call computed what is cited', async () => {
    const rows = JSON.parse((await attn(['errata', '--json'])).stdout) as { id: string; computed: boolean }[];
    expect(rows).toHaveLength(148);
    expect(rows.find(({ id }) => id === 'e-quantum')?.computed).toBe(false);
    expect(rows.find(({ id }) => id === 'e-softmax-231')?.computed).toBe(true);
  });

  it('list 178 items, and say of one what is wrong in it', async () => {
    const { stdout } = await attn(['sources', '--json']);
    expect(JSON.parse(stdout)).toHaveLength(178);
    const one = JSON.parse((await attn(['sources', 's4-5', '--json'])).stdout) as {
      errata: { id: string }[];
    };
    expect(one.errata.map(({ id }) => id)).toContain('e-softmax-231');
  });

  it.each([
    ['errata', 'e-softmax-232'],
    ['sources', 's4-99'],
  ])('refuse %s %s with what is near', async (command, id) => {
    const { code, stderr } = await attn([command, id]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/e-softmax-231|s4-9/);
  });
});
