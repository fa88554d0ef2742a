import { clean } from '../input/clean.js';
import { type Complain, readForm } from '../input/yaml.js';
import { Meta, Predict, Wrong } from './forms.js';
import { type Fence, type Piece, readMarkdown, sentence } from './markdown.js';
import type { Complaint, Lesson, LessonBlock, LessonMeta, Prose } from './types.js';

/** What stands for a tab once a text is clean. */
const TAB = clean('\t');
const MOST_PIECES = 300;
const MOST_LINES = 20;

export interface ReadLesson {
  readonly lesson: Lesson;
  readonly complaints: readonly Complaint[];
}

const FRONT = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** What stands at the head of a lesson file, when nothing else of it is wanted. */
export function readFront(text: string, complain: Complain = () => {}): LessonMeta | undefined {
  const front = FRONT.exec(text);
  if (!front) complain(1, 'lesson-front');
  return front ? readForm(front[1]!, 2, Meta, complain)?.value : undefined;
}

/** A lesson file as a lesson, and what is wrong with it, each with its line. */
export function readLesson(text: string, id: string, file: string): ReadLesson {
  const complaints: Complaint[] = [];
  const complain: Complain = (line, code, data = {}) => {
    complaints.push({ file, line, code, data });
  };
  const hostile = text
    .split(/\r?\n/)
    .findIndex((line) => clean(line) !== line.normalize('NFC').replace(/\t/g, TAB));
  if (hostile >= 0) complain(hostile + 1, 'lesson-control');
  const meta = readFront(text, complain);
  const front = FRONT.exec(text)?.[0] ?? '';
  const pieces = readMarkdown(text.slice(front.length), front.split('\n').length);
  // before they are read one by one: a thousand blocks are refused for their number
  if (pieces.length > MOST_PIECES) {
    complain(1, 'lesson-blocks', { blocks: pieces.length, most: MOST_PIECES });
  }
  const blocks = joined(pieces.slice(0, MOST_PIECES).flatMap((piece) => readPiece(piece, complain)));
  const empty: LessonMeta = { title: id, summary: '', sources: [], papers: [], errata: [], aliases: [] };
  return { lesson: { id, file, meta: meta ?? empty, blocks }, complaints };
}

function readPiece(piece: Piece, complain: Complain): LessonBlock[] {
  if (piece.kind === 'fence') return readFence(piece, complain);
  if (piece.kind === 'unknown') {
    complain(piece.line, 'lesson-markdown', { what: piece.what });
    return [];
  }
  return [{ kind: 'prose', line: piece.line, parts: [piece as Prose] }];
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
      const predict = readForm(text, line + 1, Predict, complain)?.value;
      if (!predict) return [];
      const { cell, choices, ask, hint, tolerance } = predict;
      if ((cell === undefined) === (choices === undefined)) complain(line, 'predict-one', {});
      if (choices && choices.filter(({ right }) => right).length !== 1) complain(line, 'predict-right', {});
      return [
        {
          kind: 'predict',
          line,
          ask: sentence(ask),
          hint: sentence(hint),
          tolerance,
          ...(cell !== undefined && { cell }),
          ...(choices && {
            choices: choices.map((choice) => ({
              text: sentence(choice.text),
              right: choice.right,
              why: sentence(choice.why),
            })),
          }),
        },
      ];
    }
    case 'wrong': {
      const wrong = readForm(text, line + 1, Wrong, complain)?.value;
      if (!wrong) return [];
      const { mistake, erratum, run, says, why } = wrong;
      if ((mistake === undefined) === (erratum === undefined)) complain(line, 'wrong-one', {});
      return [
        {
          kind: 'wrong',
          line,
          says: sentence(says),
          why: sentence(why),
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
