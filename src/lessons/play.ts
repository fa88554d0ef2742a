import { runLine } from '../commands/line.js';
import type { Result, World } from '../commands/types.js';
import type { Block, Page } from '../pages/page.js';
import { pagesIn } from '../text/index.js';
import type { Trace } from '../trace/types.js';
import type { Lesson, LessonBlock, Predict, Prose, Wrong } from './types.js';
import { fill, fillText, valueIn } from './values.js';

/** One thing a learner sees, or is asked, at a time. */
export interface Scene {
  readonly kind: LessonBlock['kind'];
  readonly line: number;
  readonly page: Page;
  /** The trace behind the scene: what `why` asks about. */
  readonly trace?: Trace;
  readonly question?: Question;
}

/** A prediction, with its answer computed from the table that follows. */
export interface Question {
  readonly predict: Predict;
  /** What a number question is answered by. */
  readonly value?: number;
}

/** Where an erratum's command is found; undefined when it has none. */
export type ErratumLine = (id: string) => Promise<string | undefined>;

/** Plays a lesson: every command is run in the given world, every number filled in from what it gave. */
export async function playLesson(lesson: Lesson, world: World, erratumLine: ErratumLine): Promise<Scene[]> {
  const scenes: Scene[] = [];
  const text = await pagesIn(world.lang);
  let trace: Trace | undefined;
  for (const [i, block] of lesson.blocks.entries()) {
    switch (block.kind) {
      case 'prose':
        scenes.push({
          kind: 'prose',
          line: block.line,
          page: { blocks: block.parts.map((part) => proseBlock(part, trace)) },
        });
        break;
      case 'formula':
        scenes.push({
          kind: 'formula',
          line: block.line,
          page: { blocks: [{ kind: 'formula', lines: block.lines }] },
        });
        break;
      case 'attn':
        for (const line of block.lines) {
          const result = await runLine(line, world);
          trace = result.trace ?? trace;
          if (!block.quiet) scenes.push(await ranScene(block.line, line, result));
        }
        break;
      case 'predict': {
        const next = await traceAfter(lesson, i, world);
        const predict = filledPredict(block, next);
        const value = block.cell === undefined ? undefined : valueIn(block.cell, next);
        const question = { predict, ...(value !== undefined && { value }) };
        scenes.push({
          kind: 'predict',
          line: block.line,
          page: { blocks: [{ kind: 'note', tone: 'strong', text: predict.ask }] },
          question,
        });
        break;
      }
      case 'wrong': {
        const line =
          block.run ?? (block.mistake ? `wrong ${block.mistake}` : await erratumLine(block.erratum!));
        const result = line === undefined ? undefined : await runLine(line, world);
        scenes.push(await wrongScene(block, line, result, trace, text.peopleSay, text.butTrue));
        trace = result?.trace ?? trace;
        break;
      }
    }
  }
  return scenes;
}

function proseBlock(part: Prose, trace: Trace | undefined): Block {
  switch (part.kind) {
    case 'heading':
      return { kind: 'heading', text: fillText(part.text, trace) };
    case 'list':
      return { kind: 'list', items: part.items.map((item) => fillText(item, trace)) };
    case 'quote':
      return { kind: 'note', tone: 'quiet', text: fillText(part.text, trace) };
    case 'paragraph':
      return { kind: 'prose', text: fillText(part.text, trace) };
  }
}

/** A command and its page without the page's own "next": the lesson says what is next. */
async function ranScene(line: number, command: string, result: Result): Promise<Scene> {
  const { blocks } = await result.page();
  const page: Page = {
    blocks: [{ kind: 'code', text: `attn ${command}` }, ...blocks.filter(({ kind }) => kind !== 'next')],
  };
  return { kind: 'attn', line, page, ...(result.trace && { trace: result.trace }) };
}

async function wrongScene(
  block: Wrong & { line: number },
  command: string | undefined,
  result: Result | undefined,
  before: Trace | undefined,
  peopleSay: string,
  butTrue: string,
): Promise<Scene> {
  const trace = result?.trace ?? before;
  const ran =
    command !== undefined && result ? (await ranScene(block.line, command, result)).page.blocks : [];
  const page: Page = {
    blocks: [
      {
        kind: 'note',
        tone: 'bad',
        text: [{ text: `${peopleSay} `, tone: 'strong' }, fill(block.says, trace)],
      },
      ...ran,
      { kind: 'note', tone: 'good', text: [{ text: `${butTrue} `, tone: 'strong' }, fill(block.why, trace)] },
    ],
  };
  return { kind: 'wrong', line: block.line, page, ...(trace && { trace }) };
}

/** The trace that the commands after a prediction make. */
async function traceAfter(lesson: Lesson, i: number, world: World): Promise<Trace | undefined> {
  const next = lesson.blocks.slice(i + 1).find((block) => block.kind === 'attn');
  if (next?.kind !== 'attn') return undefined;
  let trace: Trace | undefined;
  for (const line of next.lines) trace = (await runLine(line, world)).trace ?? trace;
  return trace;
}

function filledPredict(predict: Predict, trace: Trace | undefined): Predict {
  const { ask, hint, choices } = predict;
  return {
    ...predict,
    ask: fill(ask, trace),
    hint: fill(hint, trace),
    ...(choices && {
      choices: choices.map((choice) => ({
        ...choice,
        text: fill(choice.text, trace),
        why: fill(choice.why, trace),
      })),
    }),
  };
}
