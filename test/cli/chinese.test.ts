import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attn } from './attn.js';

/** A mark of the narrow kind behind a Chinese character, a space behind a mark of the wide kind. */
const STRANGE =
  /\p{Script=Han}[,;:!?](?=\s|\p{Script=Han}|_|$)|[。，；：？！、] +(?=\p{Script=Han}|_)|\p{Script=Han} +[。，；：？！、]/gmu;

/** What a Chinese reader gets, the talk on standard error included. */
async function read(args: readonly string[], input = ''): Promise<string> {
  const ATTN_HOME = await mkdtemp(join(tmpdir(), 'attn-'));
  const { stdout, stderr } = await attn([...args, '--lang', 'zh', '--width', '500'], {
    env: { ATTN_HOME, NO_COLOR: '1' },
    input,
  });
  return stdout + stderr;
}

const strange = async (args: readonly string[], input?: string) =>
  (await read(args, input)).match(STRANGE) ?? [];

describe('what is put together in Chinese', () => {
  it.each<[string, string[], string?]>([
    ['a false step named too late', ['quiz', 'masking', '--kind', 'spot', '--seed', '1'], 'output\n'],
    ['a worksheet', ['quiz', 'softmax', '--paper', '2', '--seed', '1']],
    ['that nothing is due', ['review']],
    ['a lesson with a hint', ['explain', 'softmax']],
    ['a lesson with words in bold', ['explain', 'interpretability']],
    ['a file that is not there', ['check', 'nothing-here.json']],
    ['who looks most at whom', ['run', 'scaled-dot-product', 'Q=1 0', 'K=1 0; 0 1', 'V=1; 2']],
  ])('has wide marks and no spaces between sentences: %s', async (_what, args, input) => {
    expect(await strange(args, input)).toEqual([]);
  });

  it.each([
    [['quiz', '--kind', 'x'], 'number、choice、'],
    [['run', 'gumbel', 'Z=1'], 'X、W_Q、'],
    [['sources'], 'masking、'],
    [['errata', 'e-we-weighted-sum'], 's3:110、s3:112'],
  ])('lists with a mark of its own: %j', async (args, part) => {
    expect(await read(args)).toContain(part);
  });
});
