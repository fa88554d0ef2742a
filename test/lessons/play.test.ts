import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/commands/line.js';
import { entriesIn } from '../../src/lessons/entries.js';
import { playTopic } from '../../src/lessons/explain.js';
import { find } from '../../src/lessons/find.js';
import { lessonPage } from '../../src/lessons/lesson-page.js';
import { openLibrary } from '../../src/lessons/library.js';
import { openShelf } from '../../src/lessons/shelf.js';
import { cellText, plain } from '../../src/pages/page.js';
import { termsIn } from '../../src/text/glossary/index.js';
import { lessonsIn } from '../../src/text/index.js';
import { worldOf } from '../commands/world.js';
import { refusalOf } from '../input/refusal.js';
import { changed, folderOf, GOOD } from './folder.js';

const softmax = (z: readonly number[], i: number): number =>
  Math.exp(z[i]!) / z.reduce((sum, one) => sum + Math.exp(one), 0);

describe('a lesson that is played', () => {
  it('computes the answer of a prediction from the table below it', async () => {
    const { scenes } = await playTopic('mine', await openShelf(folderOf(GOOD)), worldOf());
    const question = scenes.find(({ question: asked }) => asked)!.question!;
    expect(question.value).toBeCloseTo(softmax([2, 3, 1], 1), 12);
    const [asked, table] = ['predict', 'attn'].map((kind) =>
      scenes.findIndex((scene) => scene.kind === kind),
    );
    expect(table).toBe(asked! + 1);
  });

  it('fills its prose in from what was computed', async () => {
    const files = changed('softmax 2 3 1', 'softmax 5 1 1');
    const { scenes } = await playTopic('mine', await openShelf(folderOf(files)), worldOf());
    const texts = scenes
      .flatMap(({ page }) => page.blocks)
      .map((block) => ('text' in block ? plain(block.text) : ''));
    expect(texts.join('\n')).toContain(softmax([5, 1, 1], 1).toFixed(4));
  });

  it('is the same whatever the seed of the reader', async () => {
    const files = changed(
      'softmax 2 3 1',
      'embed "a b" | project | scores | softmax | show weights',
    ).valueOf() as typeof GOOD;
    const fixed = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        text.replaceAll('weights[1]', 'weights[0,1]').replaceAll('weights[0]', 'weights[0,0]'),
      ]),
    );
    const shelf = await openShelf(folderOf(fixed));
    const [one, other] = await Promise.all(
      ['1', '2'].map((seed) => playTopic('mine', shelf, { ...worldOf(), seed })),
    );
    expect(one!.scenes.find(({ question }) => question)!.question!.value).toBe(
      other!.scenes.find(({ question }) => question)!.question!.value,
    );
  });

  it('tells file and line of what it refuses', async () => {
    const files = changed('softmax 2 3 1', 'softmax 2 x');
    const line = files['mine/en.md']!.split('\n').indexOf('```predict') + 1;
    expect(await refusalOf(playTopic('mine', await openShelf(folderOf(files)), worldOf()))).toMatchObject({
      code: 'lesson-bad',
      file: 'mine/en.md',
      line,
    });
  });

  it('answers under the table, not above it', async () => {
    const { lesson, scenes } = await playTopic('mine', await openShelf(folderOf(GOOD)), worldOf());
    const { blocks } = lessonPage(lesson, scenes, await lessonsIn('en'), []);
    const value = softmax([2, 3, 1], 1).toFixed(4);
    const answer = blocks.findIndex(
      (block) => block.kind === 'note' && plain(block.text).includes(`= ${value}`),
    );
    const table = blocks.findIndex(
      (block) =>
        block.kind === 'matrix' &&
        block.rows.some((row) => row.cells.some((cell) => cellText(cell) === value)),
    );
    expect(table).toBeGreaterThan(0);
    expect(answer).toBeGreaterThan(table);
  });
});

describe('a name', async () => {
  const library = await openLibrary();
  it.each([
    ['softmax', 'softmax'],
    ['Softmax 函数', 'softmax'],
    ['MULTI_head', 'multi-head'],
    ['gqa', 'kv-cache'],
  ])('%s is the topic %s', async (name, id) => {
    expect(await find(name, library, 'en')).toMatchObject({ kind: 'topic', id });
  });

  it.each([
    ['query', 'query'],
    ['查询', 'query'],
    ['d_k', 'd-k'],
    ['W_O', 'projection'],
  ])('%s is the term %s', async (name, id) => {
    expect(await find(name, library, 'zh')).toMatchObject({ kind: 'term', term: { id } });
  });

  it('that nobody has leads to the nearest', async () => {
    expect(await find('softmaks', library, 'en')).toMatchObject({
      kind: 'nothing',
      near: expect.arrayContaining(['softmax']),
    });
  });

  it('leads only to topics that exist', () => {
    const topics = new Set(library.topics.map(({ id }) => id));
    expect(termsIn('en').filter(({ topic }) => !topics.has(topic))).toEqual([]);
  });
});

describe('a term', () => {
  it('is there some sixty times, each with names of its own', () => {
    const terms = termsIn('en');
    expect(terms.length).toBeGreaterThanOrEqual(60);
    const names = terms.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(termsIn('zh').map(({ name }) => name)).size).toBe(names.length);
  });

  it.each(termsIn('en').map(({ id, example }) => [id, example]))(
    '%s is shown by %s',
    async (_id, example) => {
      const { code } = await runLine(example, worldOf());
      expect(code).toBe(0);
    },
  );
});

describe('entries of a file', () => {
  it('are the innermost, with the line each begins on', () => {
    const text = 'parts:\n  - id: p\n    topics:\n      - id: a\n        x: 1\n      - id: b\n';
    expect(entriesIn(text)).toEqual([
      { id: 'a', text: '- id: a\n  x: 1', line: 4 },
      { id: 'b', text: '- id: b\n', line: 6 },
    ]);
  });

  it('give the same erratum as the whole file', async () => {
    const library = await openLibrary();
    const all = (await library.errata()).flatMap(({ value }) => value);
    const one = all.find(({ id }) => id === 'e-softmax-231')!;
    expect(await library.erratum('e-softmax-231', 'softmax', 'en')).toEqual(one);
  });

  it('give the topic that comes next', async () => {
    const library = await openLibrary();
    const ids = library.topics.map(({ id }) => id);
    for (const [i, id] of ids.entries()) expect((await library.after(id, 'en'))?.id).toBe(ids[i + 1]);
  });
});
