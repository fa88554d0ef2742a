import { describe, expect, it } from 'vitest';
import { checkItems } from '../../src/lessons/check-index.js';
import { explainTopic } from '../../src/lessons/explain.js';
import { openLibrary } from '../../src/lessons/library.js';
import { printTerminal } from '../../src/printers/terminal.js';
import { LANGS } from '../../src/text/index.js';
import { worldOf } from '../commands/world.js';

const library = await openLibrary();
const items = await library.items();
const SCREEN = 40;

describe('the items of the sources', () => {
  it('are 178, each covered by a lesson that exists', () => {
    expect(items.value).toHaveLength(178);
    expect(checkItems(items, library.topics)).toEqual([]);
  });

  it.each(LANGS)('are each named by the lessons that answer them, in %s', async (lang) => {
    const named = await Promise.all(
      library.topics.map(async ({ id }) =>
        (await library.front(id, lang))!.sources.map((item) => `${item} ${id}`),
      ),
    );
    const asked = items.value.flatMap(({ id, topics }) => topics.map((topic) => `${id} ${topic}`));
    expect(named.flat().sort()).toEqual(asked.sort());
  });
});

it.each(LANGS)(
  `every lesson, when brief, is one screen of ${SCREEN} lines, in %s`,
  async (lang) => {
    const long: string[] = [];
    for (const { id } of library.topics) {
      const { page } = await explainTopic(id, library, worldOf({ lang }), {
        brief: true,
        from: undefined,
        offers: () => [{ command: `attn learn ${id}`, why: 'the lesson step by step, with questions' }],
      });
      const lines = printTerminal(page, { width: 80, colour: 0, ascii: false }).trimEnd().split('\n').length;
      if (lines > SCREEN) long.push(`${id} ${lines}`);
    }
    expect(long).toEqual([]);
  },
  30_000,
);
