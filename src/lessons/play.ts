import type { World } from '../commands/types.js';
import { AttnError, fail } from '../engine/error.js';
import type { Block, Page } from '../pages/page.js';
import { fillText, valueIn } from '../pages/values.js';
import { pagesIn } from '../text/index.js';
import type { Trace } from '../trace/types.js';
import { wrongScene } from './play-wrong.js';
import { type ErratumLines, lastTrace, type Ran, ranBlocks, runAll, type Stage } from './run.js';
import type { Lesson, LessonBlock, Predict, Prose, Scene } from './types.js';

interface Played {
  readonly scenes: readonly Scene[];
  readonly trace?: Trace;
}

/**
 * Plays a lesson: every command is run in the given world, every number filled in from what it gave. What a
 * block refuses goes to `refused`, which may throw; by default it is told with its file and line.
 * @throws lesson-bad { file, line, cause, facts }
 */
export async function playLesson(
  lesson: Lesson,
  world: World,
  erratumLines: ErratumLines,
  refused: (line: number, error: AttnError) => void = (line, { code, data }) =>
    fail('lesson-bad', { file: lesson.file, line, cause: code, facts: data }),
): Promise<Scene[]> {
  const scenes: Scene[] = [];
  const text = await pagesIn(world.lang);
  const runs = new Map<LessonBlock, Promise<readonly Ran[]>>();
  const run = (block: LessonBlock & { kind: 'attn' }): Promise<readonly Ran[]> => {
    if (!runs.has(block)) runs.set(block, runAll(block.lines, world));
    return runs.get(block)!;
  };
  let trace: Trace | undefined;
  for (const [i, block] of lesson.blocks.entries()) {
    try {
      const stage: Stage = { world, text, erratumLines, ...(trace && { trace }) };
      const played = await playBlock(block, lesson.blocks.slice(i + 1), stage, run);
      scenes.push(...played.scenes);
      trace = played.trace ?? trace;
    } catch (error) {
      if (!(error instanceof AttnError)) throw error;
      refused(error instanceof PartError ? error.line : block.line, error);
    }
  }
  return scenes;
}

async function playBlock(
  block: LessonBlock,
  after: readonly LessonBlock[],
  stage: Stage,
  run: (block: LessonBlock & { kind: 'attn' }) => Promise<readonly Ran[]>,
): Promise<Played> {
  const { kind, line } = block;
  switch (kind) {
    case 'prose':
      return {
        scenes: [{ kind, line, page: { blocks: block.parts.map((part) => proseBlock(part, stage)) } }],
      };
    case 'formula':
      return { scenes: [{ kind, line, page: { blocks: [{ kind: 'formula', lines: block.lines }] } }] };
    case 'attn': {
      const ran = await run(block);
      const trace = lastTrace(ran);
      const scenes = block.quiet ? [] : await Promise.all(ran.map((one) => ranScene(line, one)));
      return { scenes, ...(trace && { trace }) };
    }
    case 'predict': {
      const next = after.find((other) => other.kind === 'attn');
      const trace = next ? lastTrace(await run(next)) : undefined;
      const predict = filled(block, trace);
      const page: Page = { blocks: [{ kind: 'note', tone: 'strong', text: predict.ask }] };
      const value = block.cell === undefined ? undefined : valueIn(block.cell, trace);
      return {
        scenes: [{ kind, line, page, question: { predict, ...(value !== undefined && { value }) } }],
      };
    }
    case 'wrong': {
      const scene = await wrongScene(block, stage);
      return { scenes: [scene], ...(scene.trace && { trace: scene.trace }) };
    }
  }
}

/** A refusal of a part of a block, which has a line of its own. */
class PartError extends AttnError {
  constructor(
    { code, data }: AttnError,
    readonly line: number,
  ) {
    super(code, data);
  }
}

function proseBlock(part: Prose, { trace }: Stage): Block {
  try {
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
  } catch (error) {
    throw error instanceof AttnError ? new PartError(error, part.line) : error;
  }
}

/** A command and its page without the page's own "next": the lesson says what is next. */
async function ranScene(line: number, { command, result }: Ran): Promise<Scene> {
  const page: Page = { blocks: await ranBlocks({ command, result }) };
  return { kind: 'attn', line, page, ...(result.trace && { trace: result.trace }) };
}

function filled(predict: Predict, trace: Trace | undefined): Predict {
  const { ask, hint, choices } = predict;
  return {
    ...predict,
    ask: fillText(ask, trace),
    hint: fillText(hint, trace),
    ...(choices && {
      choices: choices.map(({ text, right, why }) => ({
        text: fillText(text, trace),
        right,
        why: fillText(why, trace),
      })),
    }),
  };
}
