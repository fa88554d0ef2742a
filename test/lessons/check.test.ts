import { describe, expect, it } from 'vitest';
import { checkLessons } from '../../src/lessons/check.js';
import { openLibrary } from '../../src/lessons/library.js';
import { worldOf } from '../commands/world.js';
import { changed, complaintsOf, folderOf, GOOD, widest } from './folder.js';

const lineOf = (files: Readonly<Record<string, string>>, file: string, sign: string): number =>
  files[file]!.split('\n').findIndex((line) => line.includes(sign)) + 1;

/** Both languages are complained of, each at the line of this sign. */
async function both(files: Readonly<Record<string, string>>, sign: string, code: string): Promise<void> {
  const places = ['mine/en.md', 'mine/zh.md'].map((file) => `${file}:${lineOf(files, file, sign)} ${code}`);
  expect(await complaintsOf(files)).toEqual(expect.arrayContaining(places));
}

it('has nothing to say of the starter lesson', async () => {
  expect(await complaintsOf(GOOD)).toEqual([]);
});

describe('numbers', () => {
  it.each(['0.67', '.67', '12.5%', '３．５'])('refuses %s typed in prose', async (decimal) => {
    await both(changed('{{ weights[1] | 4 }}', decimal), decimal, 'typed-decimal');
  });

  it.each(['`0.67`', '$0.67$', '§3.2', 'arXiv:1706.03762', '10.1109/5.771073', 'GPT-3.5'])(
    'lets %s stand',
    async (decimal) => {
      expect(await complaintsOf(changed('{{ weights[1] | 4 }}', decimal))).toEqual([]);
    },
  );

  it('refuses one typed where a question is asked, too', async () => {
    const files = changed('hint: "', 'hint: "0.5 ', 'hint: "0.5 ');
    await both(files, '```predict', 'typed-decimal');
  });

  it.each([
    ['weights[7]', 'cell-range'],
    ['nothing[0]', 'expression-name'],
    ['weights[1] +', 'expression-bad'],
  ])('refuses {{ %s }}', async (expression, code) => {
    await both(changed('{{ weights[1] | 4 }}', `{{ ${expression} }}`), expression, code);
  });

  it('refuses a cell before anything is computed', async () => {
    await both(changed('## ', '{{ weights[1] }}\n\n## '), '{{ weights[1] }}', 'hole-trace');
  });
});

describe('commands', () => {
  it.each([
    ['softmx 2 3 1', 'command-unknown'],
    ['softmax 2 x', 'number-bad'],
    ['learn softmax', 'command-unknown'],
    ['quiz', 'command-unknown'],
    ['softmax 2 3 1 -o out.txt', 'line-option'],
    ['softmax 2 3 1 > out.txt', 'line-sign'],
    ['run self-attention --input ../secret.json', 'lesson-outside'],
    ['run self-attention --input /etc/passwd', 'lesson-outside'],
    ['run self-attention --input missing.json', 'lesson-missing'],
  ])('refuses %s', async (line, code) => {
    await both(changed(/softmax 2 3 1/, line), '```attn', code);
  });

  it('has no standard input but the pipeline’s', async () => {
    await both(changed('softmax 2 3 1', 'why weights,1'), '```attn', 'nothing-given');
  });
});

describe('translations', () => {
  it('misses one', async () => {
    const { 'mine/zh.md': _, ...files } = GOOD;
    expect(await complaintsOf(files)).toEqual(['mine/zh.md:1 lesson-missing']);
  });

  it('notices a text in the other language', async () => {
    const files = {
      ...GOOD,
      'mine/zh.md': GOOD['mine/zh.md']!.replace(
        '说明接下来读什么，并引到下一个主题。',
        'Say where to read on from here.',
      ),
    };
    expect(await complaintsOf(files)).toEqual([
      `mine/zh.md:${lineOf(files, 'mine/zh.md', 'Say where')} lesson-untranslated`,
    ]);
  });

  it.each([
    ['softmax 2 3 1', 'softmax 2 3 2', 'pair-part'],
    ['pᵢ = ', 'qᵢ = ', 'pair-part'],
    ['cell: weights[1]', 'cell: weights[0]', 'pair-part'],
    ['mistake: softmax-twice', 'mistake: no-exp', 'pair-part'],
    ['{{ weights[1] | 4 }}', '{{ weights[0] | 4 }}', 'pair-part'],
    ['```formula', '```attn quiet', 'pair-kind'],
    ['papers: []', 'papers: [vaswani-2017]', 'pair-field'],
  ])('notices that %s became %s in one of them', async (from, to, code) => {
    const files = { ...GOOD, 'mine/zh.md': GOOD['mine/zh.md']!.replace(from, to) };
    expect((await complaintsOf(files)).map((complaint) => complaint.split(' ')[1])).toContain(code);
  });

  it('notices a term by another name', async () => {
    const files = {
      ...GOOD,
      'mine/zh.md': GOOD['mine/zh.md']!.replace('任何一组得分', '任何一组注意力分数'),
    };
    expect(await complaintsOf(files)).toEqual([
      `mine/zh.md:${lineOf(files, 'mine/zh.md', '注意力分数')} term-mistaken`,
    ]);
  });
});

describe('what a lesson must have', () => {
  it.each([
    [/```predict[\s\S]*?```\n/, 'lesson-without'],
    [/```wrong[\s\S]*?```\n/, 'lesson-without'],
  ])('misses %s', async (block, code) => {
    expect(await complaintsOf(changed(block, ''))).toEqual([`mine/en.md:1 ${code}`]);
  });

  it.each([
    ['cell: weights[1]', '', 'predict-one'],
    ['cell: weights[1]', 'choices: [{ text: "1" }, { text: "2" }]', 'predict-right'],
    [
      'cell: weights[1]',
      'choices: [{ text: "1", right: true }, { text: "2", right: true }]',
      'predict-right',
    ],
    ['mistake: softmax-twice', '', 'wrong-one'],
    ['```formula', '```python', 'lesson-fence'],
  ])('refuses %s as %s', async (from, to, code) => {
    expect((await complaintsOf(changed(from, to))).map((one) => one.split(' ')[1])).toContain(code);
  });

  it.each([
    ['hint:', 'help:', 'lesson-field'],
    ['title:', 'name:', 'lesson-field'],
    ['mistake: softmax-twice', 'mistake: no-such-mistake', 'mistake-unknown'],
    ['mistake: softmax-twice', 'erratum: e-none', 'erratum-unknown'],
    ['papers: []', 'papers: [nobody-1900]', 'paper-unknown'],
    ['errata: []', 'errata: [e-none]', 'erratum-unknown'],
    ['sources: []', 'sources: [s9-9]', 'lesson-sources-strange'],
  ])('refuses %s as %s', async (from, to, code) => {
    expect((await complaintsOf(changed(from, to))).map((one) => one.split(' ')[1])).toContain(code);
  });

  it.each(['predict', 'wrong'])('does not miss a %s block that is there and cannot be read', async (kind) => {
    const found = await complaintsOf({
      ...GOOD,
      'mine/en.md': GOOD['mine/en.md']!.replace(kind === 'predict' ? 'hint:' : 'says:', 'other:'),
    });
    expect(new Set(found.map((complaint) => complaint.split(' ')[1]))).toEqual(new Set(['lesson-field']));
  });

  it.each(['', '\nrun: softmax 2 3 1'])('names an unknown mistake once in a file, with %j', async (run) => {
    const files = changed('mistake: softmax-twice', `mistake: no-such-mistake${run}`);
    const library = await openLibrary(folderOf(files));
    const { complaints } = await checkLessons(library, worldOf(), widest);
    const told = complaints.filter(({ file, code }) => file === 'mine/en.md' && code === 'mistake-unknown');
    expect(told.map(({ data }) => data.name)).toEqual(['no-such-mistake']);
  });

  it('has a prediction stand before what it is about', async () => {
    const pair = /(```predict[\s\S]*?```)\n\n(```attn[\s\S]*?```)/;
    const turned = Object.fromEntries(
      Object.entries(GOOD).map(([name, text]) => [name, text.replace(pair, '$2\n\n$1')]),
    );
    expect((await complaintsOf(turned)).map((one) => one.split(' ')[1])).toContain('predict-last');
  });

  it.each(['![a map](map.png)', '- one ![a map](map.png)', '> **![a map](map.png)**'])(
    'refuses the picture in %j',
    async (picture) => {
      await both(changed(/^Say what it is for.*|^说明它有什么用.*/m, picture), '![a map]', 'lesson-markdown');
    },
  );

  it('refuses a link that leads out', async () => {
    await both(changed('{{ weights[1] | 4 }}', '[x](https://example.org)'), 'example.org', 'lesson-link');
    await both(changed('{{ weights[1] | 4 }}', '[x](attn:nothing)'), 'attn:nothing', 'lesson-link');
  });
});

describe('the index', () => {
  const index = (topics: string): Readonly<Record<string, string>> => ({
    ...GOOD,
    'index.yaml': `format: 1\nparts:\n  - id: p\n    title: { en: Part, zh: 部分 }\n    topics:\n${topics}`,
    ...Object.fromEntries(['en', 'zh'].map((lang) => [`other/${lang}.md`, GOOD[`mine/${lang}.md`]!])),
  });
  const topic = (id: string, more = ''): string =>
    `      - id: ${id}\n        why: { en: Because, zh: 因为如此 }\n${more}`;

  it('refuses what comes later, what does not exist, and what stands twice', async () => {
    expect(
      await complaintsOf(
        index(
          topic('mine', '        needs: [other]\n') +
            topic('other', '        needs: [mine, lost]\n') +
            topic('mine'),
        ),
      ),
    ).toEqual([
      'index.yaml:8 topic-needs-later',
      'index.yaml:11 topic-needs-unknown',
      'index.yaml:12 topic-twice',
    ]);
  });

  it('refuses a mechanism that nobody knows', async () => {
    expect(await complaintsOf(index(topic('mine', '        mechanisms: [warp-drive]\n')))).toEqual([
      'index.yaml:8 topic-mechanism',
    ]);
  });

  it('refuses a format it cannot read', async () => {
    expect(
      await complaintsOf({ ...GOOD, 'index.yaml': GOOD['index.yaml']!.replace('format: 1', 'format: 2') }),
    ).toEqual(['index.yaml:2 lesson-field']);
  });
});

describe('items and errata', () => {
  const item = (id: string, topics: string): string =>
    `- id: ${id}\n  doc: s1\n  lines: "3-4"\n  kind: qa\n  topics: [${topics}]\n  asked: { en: What is it, zh: 这是什么 }\n`;
  const erratum = (more = ''): string =>
    `- id: e-one\n  verdict: wrong\n  tier: A\n  topics: [mine]\n  items: []\n  where: [s1:3]\n  claim: { en: "It is \`0.5\`", zh: "文中说是 \`0.5\`" }\n  truth: { en: "It is {{ weights[1] }}", zh: "应为 {{ weights[1] }}" }\n  notice: { en: Compute it, zh: 算一遍便知 }\n${more}`;

  it('finds an item that no lesson answers, and a lesson that leaves one out', async () => {
    const files = { ...GOOD, 'items.yaml': item('s1-1', 'elsewhere') + item('s1-2', 'mine') };
    expect(await complaintsOf(files)).toEqual([
      'items.yaml:1 item-uncovered',
      'items.yaml:1 topic-unknown',
      'mine/en.md:1 lesson-sources-left',
    ]);
  });

  it('computes an erratum', async () => {
    expect(await complaintsOf({ ...GOOD, 'errata/a.yaml': erratum('  run: [softmax 2 3 1]\n') })).toEqual([]);
  });

  it.each([
    ['', 'errata/a.yaml:1 erratum-evidence'],
    ['  run: [softmax 2]\n', 'errata/a.yaml:10 cell-range'],
    ['  run: [softmax 2 3 1]\n  extra: 1\n', 'errata/a.yaml:11 lesson-field'],
  ])('refuses one that ends in %j', async (more, complaint) => {
    expect(await complaintsOf({ ...GOOD, 'errata/a.yaml': erratum(more) })).toContain(complaint);
  });

  it('refuses one that stands twice', async () => {
    const run = erratum('  run: [softmax 2 3 1]\n');
    expect(await complaintsOf({ ...GOOD, 'errata/a.yaml': run, 'errata/b.yaml': run })).toEqual([
      'errata/b.yaml:1 erratum-twice',
    ]);
  });
});
