import { fail } from '../engine/error.js';
import { type Checked, checkLessons, SEEDS } from '../lessons/check.js';
import { openLibrary } from '../lessons/library.js';
import type { Page } from '../pages/page.js';
import { columns } from '../printers/terminal/measure.js';
import { printTerminal } from '../printers/terminal.js';
import { errorsIn, lessonsIn } from '../text/index.js';
import { sentenceOf } from './complain.js';
import type { EdgeCommand } from './edge.js';
import { countIn } from './options.js';

const VERBS = ['check', 'new', 'prepare'] as const;
const NARROW = 60;

/** `attn lessons check [DIR] [--topic ID,ID] [--seeds N]` and `attn lessons new NAME --dir DIR`: for who writes lessons. */
export const lessons: EdgeCommand = {
  usage: '<check|new|prepare> [DIR|NAME]',
  options: [
    { name: 'topic', kind: 'text' },
    { name: 'dir', kind: 'file' },
    { name: 'seeds', kind: 'integer' },
  ],
  examples: ['attn lessons check --topic softmax', 'attn lessons new my-topic --dir mine'],
  async run({ words: [verb = '', name], options }, edge) {
    if (verb === 'new') {
      const { newLesson } = await import('./new-lesson.js');
      return newLesson(name, options.dir, edge);
    }
    if (verb === 'prepare') return (await import('./prepare-lessons.js')).prepare(options.dir, edge);
    if (verb !== 'check') fail('option-choice', { option: 'lessons', word: verb, choices: VERBS });
    const library = await openLibrary(name);
    const only =
      options.topic === undefined
        ? []
        : String(options.topic)
            .split(/[,，\s]+/)
            .filter(Boolean);
    const seeds = countIn(options, 'seeds', SEEDS);
    const checked = await checkLessons(library, edge, widest, only, seeds);
    return {
      code: checked.complaints.length > 0 ? 1 : 0,
      json: () => checked,
      page: () => page(checked, edge.lang),
    };
  },
};

/** How wide a page comes out at the narrowest width that lessons are read at. */
async function widest(page: Page): Promise<number> {
  const text = printTerminal(page, { width: NARROW, colour: 0, ascii: false });
  return Math.max(...text.split('\n').map(columns));
}

async function page(
  { complaints, lessons, errata, questions, coverage }: Checked,
  lang: 'en' | 'zh',
): Promise<Page> {
  const [sentences, text] = await Promise.all([errorsIn(lang), lessonsIn(lang)]);
  return {
    blocks: [
      ...complaints.map((complaint) => ({
        kind: 'note' as const,
        text: [
          { text: `${complaint.file}:${complaint.line}`, tone: 'strong' as const },
          `  ${sentenceOf(complaint, sentences)}`,
        ],
      })),
      {
        kind: 'note',
        tone: complaints.length > 0 ? 'bad' : 'good',
        text: text.checked(lessons, errata, questions, complaints.length),
      },
      ...(questions > 0
        ? [{ kind: 'note' as const, tone: 'quiet' as const, text: text.covered(coverage) }]
        : []),
    ],
  };
}
