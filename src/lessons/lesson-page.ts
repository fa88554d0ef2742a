import { format } from '../pages/number.js';
import { type Block, type NextItem, type Page, partsOf, plain, type Text } from '../pages/page.js';
import { paper } from '../pages/paper.js';
import type { Lessons } from '../text/index.js';
import type { Lesson, Question, Scene } from './types.js';

/** A lesson as one page: a prediction is asked where it stands and answered under the table it is about. */
export function lessonPage(
  lesson: Lesson,
  scenes: readonly Scene[],
  text: Lessons,
  next: readonly NextItem[],
): Page {
  const blocks: Block[] = [...head(lesson)];
  const seen = new Set<string>();
  let open: Question[] = [];
  for (const [i, scene] of scenes.entries()) {
    if (scene.question) open.push(scene.question);
    blocks.push(...(scene.question ? asked(scene.question, text) : unseen(scene, seen)));
    // a block of several lines is answered after the last of them
    const last = scene.kind === 'attn' && scenes[i + 1]?.line !== scene.line;
    if (!last) continue;
    blocks.push(...open.map((question) => answered(question, text)));
    open = [];
  }
  return {
    blocks: [...blocks, ...open.map((question) => answered(question, text)), ...foot(lesson, text, next)],
  };
}

/** The blocks of a scene; of a command whose tables stand further up on the page, only its line. */
function unseen({ kind, page: { blocks } }: Scene, seen: Set<string>): readonly Block[] {
  const commands = blocks.flatMap((block) => (block.kind === 'code' ? [block.text] : []));
  const known = commands.length > 0 && commands.every((command) => seen.has(command));
  for (const command of commands) seen.add(command);
  if (!known || kind !== 'wrong') return blocks;
  return blocks.filter((block, i) => block.kind === 'code' || i === 0 || i === blocks.length - 1);
}

/** The lesson on one screen: what it is, its formula, one table, what people get wrong. */
export function briefPage(
  lesson: Lesson,
  scenes: readonly Scene[],
  text: Lessons,
  next: readonly NextItem[],
): Page {
  const first = (kind: Scene['kind']): readonly Block[] =>
    scenes.find((scene) => scene.kind === kind)?.page.blocks ?? [];
  const prose = first('prose')
    .filter(({ kind }) => kind === 'prose')
    .slice(0, 2);
  // what people say and what is true: between them stands what is run
  const [says, why] = [first('wrong')[0], first('wrong').at(-1)];
  const table = first('attn');
  return {
    blocks: [
      ...head(lesson),
      ...prose,
      ...first('formula').map(opening),
      ...table.filter(({ kind }) => kind === 'code' || kind === 'matrix' || kind === 'table').slice(0, 2),
      ...(says && why ? [says, why] : []),
      { kind: 'next', label: text.next, items: next },
    ],
  };
}

/** A formula's lines to the first empty one: what stands below are its variants. */
function opening(block: Block): Block {
  if (block.kind !== 'formula') return block;
  const end = block.lines.findIndex((line) => plain(line).trim() === '');
  return end > 0 ? { ...block, lines: block.lines.slice(0, end) } : block;
}

function head({ meta }: Lesson): Block[] {
  return [
    { kind: 'title', text: meta.title },
    { kind: 'note', tone: 'quiet', text: meta.summary },
  ];
}

function asked({ predict }: Question, text: Lessons): Block[] {
  const blocks: Block[] = [
    {
      kind: 'note',
      tone: 'strong',
      text: [{ text: text.predict, tone: 'strong' }, ...partsOf(predict.ask)],
    },
  ];
  if (predict.choices)
    blocks.push({
      kind: 'list',
      items: predict.choices.map((choice, i) => [`${letter(i)}  `, ...partsOf(choice.text)]),
    });
  return [...blocks, { kind: 'note', tone: 'quiet', text: [text.hint, ...partsOf(predict.hint)] }];
}

/** What the table shows about the question above it. */
export function answered({ predict, value }: Question, text: Lessons): Block {
  const right = predict.choices?.findIndex((choice) => choice.right) ?? -1;
  const choice = predict.choices?.[right];
  const says: Text = choice
    ? [`${letter(right)}  `, ...partsOf(choice.text), text.because, ...partsOf(choice.why)]
    : [`${predict.cell} = ${format()(value ?? Number.NaN)}`];
  return { kind: 'note', tone: 'good', text: [{ text: text.answer, tone: 'strong' }, ...partsOf(says)] };
}

function foot({ meta }: Lesson, text: Lessons, next: readonly NextItem[]): Block[] {
  return [
    ...(meta.papers.length > 0
      ? ([
          { kind: 'heading', text: text.papers },
          { kind: 'list', items: meta.papers.map(paper) },
        ] satisfies Block[])
      : []),
    ...(meta.sources.length > 0
      ? [{ kind: 'note', tone: 'quiet', text: text.answersItems(meta.sources) } satisfies Block]
      : []),
    { kind: 'next', label: text.next, items: next },
  ];
}

const letter = (i: number): string => String.fromCharCode('a'.charCodeAt(0) + i);
