import { runLine } from '../commands/line.js';
import type { World } from '../commands/types.js';
import { MECHANISMS } from '../mechanisms/index.js';
import type { Page } from '../pages/page.js';
import { citation } from '../pages/paper.js';
import type { Entry } from '../text/glossary/index.js';
import type { Lang, Lessons } from '../text/index.js';

/** What a term means, and a table in which one sees it. */
export async function termPage(term: Entry, world: World, text: Lessons): Promise<Page> {
  const { name, other, means, example, topic } = term;
  const { blocks } = await (await runLine(example, world)).page();
  return {
    blocks: [
      { kind: 'title', text: name, ...(other !== name && { aside: other }) },
      { kind: 'prose', text: means },
      { kind: 'code', text: `attn ${example}` },
      ...blocks.filter(({ kind }) => kind !== 'next'),
      {
        kind: 'next',
        label: text.next,
        items: [{ command: `attn explain ${topic}`, why: text.nextLesson }],
      },
    ],
  };
}

/** A mechanism that no lesson is about. */
export async function mechanismPage(id: string, lang: Lang, text: Lessons): Promise<Page> {
  const {
    title,
    summary,
    formula,
    paper: source,
  } = await MECHANISMS.find((entry) => entry.id === id)!.load();
  return {
    blocks: [
      {
        kind: 'title',
        text: [{ text: id, tone: 'strong' }, `  ${title[lang]}`],
        aside: `${source.authors} ${source.year}`,
      },
      { kind: 'prose', text: summary[lang] },
      { kind: 'formula', lines: [formula] },
      { kind: 'heading', text: text.papers },
      { kind: 'list', items: [citation(source)] },
      { kind: 'next', label: text.next, items: [{ command: `attn run ${id}`, why: text.nextRun }] },
    ],
  };
}
