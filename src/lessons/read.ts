import * as v from 'valibot';
import { AttnError, fail } from '../engine/error.js';
import { type Fence, type Piece, readMarkdown } from './markdown.js';
import type { Complaint, Lesson, LessonBlock, LessonMeta, Prose } from './types.js';
import { readYaml } from './yaml.js';

const MOST_BLOCKS = 200;
const MOST_LINES = 20;

const Ids = v.optional(v.array(v.pipe(v.string(), v.maxLength(60))), []);
const Sentence = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));

const Meta = v.strictObject({
  title: Sentence,
  summary: Sentence,
  sources: Ids,
  papers: Ids,
  errata: Ids,
  aliases: Ids,
});

const Predict = v.strictObject({
  ask: Sentence,
  cell: v.optional(Sentence),
  tolerance: v.optional(v.pipe(v.number(), v.minValue(0)), 0.01),
  choices: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          text: Sentence,
          right: v.optional(v.boolean(), false),
          why: v.optional(v.string(), ''),
        }),
      ),
      v.minLength(2),
      v.maxLength(9),
    ),
  ),
  hint: Sentence,
});

const Wrong = v.strictObject({
  mistake: v.optional(v.string()),
  erratum: v.optional(v.string()),
  says: Sentence,
  why: Sentence,
  run: v.optional(Sentence),
});

/** A lesson file as a lesson, and what is wrong with it, each with its line. */
export function readLesson(
  text: string,
  id: string,
  file: string,
): { lesson: Lesson; complaints: Complaint[] } {
  const complaints: Complaint[] = [];
  const complain = (line: number, code: string, data: Readonly<Record<string, unknown>> = {}): void => {
    complaints.push({ file, line, code, data });
  };
  const front = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!front) complain(1, 'lesson-front');
  const meta = front ? readMeta(front[1]!, complain) : undefined;
  const bodyLine = front ? front[0].split('\n').length : 1;
  const pieces = readMarkdown(text.slice(front?.[0].length ?? 0), bodyLine);
  const blocks = pieces.flatMap((piece) => readPiece(piece, complain));
  if (blocks.length > MOST_BLOCKS) complain(1, 'lesson-blocks', { blocks: blocks.length, most: MOST_BLOCKS });
  const empty: LessonMeta = { title: id, summary: '', sources: [], papers: [], errata: [], aliases: [] };
  return {
    lesson: { id, file, meta: meta ?? empty, blocks: joined(blocks).slice(0, MOST_BLOCKS) },
    complaints,
  };
}

type Complain = (line: number, code: string, data?: Readonly<Record<string, unknown>>) => void;

function readMeta(yaml: string, complain: Complain): LessonMeta | undefined {
  return guarded(yaml, 2, Meta, complain);
}

/** YAML of a known form; what it is not is complained of at its line. */
function guarded<S extends v.GenericSchema>(
  yaml: string,
  line: number,
  schema: S,
  complain: Complain,
): v.InferOutput<S> | undefined {
  try {
    const result = v.safeParse(schema, readYaml(yaml, line));
    if (result.success) return result.output;
    const [issue] = result.issues;
    complain(line, 'lesson-field', {
      field: v.getDotPath(issue) ?? '',
      expected: issue.expected ?? '',
      received: issue.received,
    });
  } catch (error) {
    if (!(error instanceof AttnError)) throw error;
    complain(Number(error.data.line ?? line), error.code, error.data);
  }
  return undefined;
}

function readPiece(piece: Piece, complain: Complain): LessonBlock[] {
  if (piece.kind === 'fence') return readFence(piece, complain);
  if (piece.kind === 'unknown') {
    complain(piece.line, 'lesson-markdown', { what: piece.what });
    return [];
  }
  const { line, ...part } = piece;
  return [{ kind: 'prose', line, parts: [part as Prose] }];
}

function readFence({ info, text, line }: Fence & { line: number }, complain: Complain): LessonBlock[] {
  switch (info) {
    case 'attn':
    case 'attn quiet': {
      const lines = text
        .split('\n')
        .map((own) => own.trim())
        .filter(Boolean);
      if (lines.length === 0 || lines.length > MOST_LINES)
        complain(line, 'lesson-attn', { lines: lines.length, most: MOST_LINES });
      return [{ kind: 'attn', line, lines, quiet: info.endsWith('quiet') }];
    }
    case 'formula':
      return [{ kind: 'formula', line, lines: text.split('\n') }];
    case 'predict': {
      const predict = guarded(text, line + 1, Predict, complain);
      if (!predict) return [];
      const { cell, choices, ...rest } = predict;
      if ((cell === undefined) === (choices === undefined)) complain(line, 'predict-one', {});
      if (choices && choices.filter(({ right }) => right).length !== 1) complain(line, 'predict-right', {});
      return [
        { kind: 'predict', line, ...rest, ...(cell !== undefined && { cell }), ...(choices && { choices }) },
      ];
    }
    case 'wrong': {
      const wrong = guarded(text, line + 1, Wrong, complain);
      if (!wrong) return [];
      const { mistake, erratum, run, ...rest } = wrong;
      if ((mistake === undefined) === (erratum === undefined)) complain(line, 'wrong-one', {});
      return [
        {
          kind: 'wrong',
          line,
          ...rest,
          ...(mistake && { mistake }),
          ...(erratum && { erratum }),
          ...(run && { run }),
        },
      ];
    }
    default:
      complain(line, 'lesson-fence', { info });
      return [];
  }
}

/** Prose that stands together is one block: it is read in one go. */
function joined(blocks: readonly LessonBlock[]): LessonBlock[] {
  const all: LessonBlock[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    if (block.kind === 'prose' && last?.kind === 'prose')
      all[all.length - 1] = { ...last, parts: [...last.parts, ...block.parts] };
    else all.push(block);
  }
  return all;
}

/** @throws the first complaint, as a refusal with its file and line */
export function orRefuse({ lesson, complaints }: ReturnType<typeof readLesson>): Lesson {
  const [first] = complaints;
  if (first) fail('lesson-bad', { file: first.file, line: first.line, code: first.code, facts: first.data });
  return lesson;
}
