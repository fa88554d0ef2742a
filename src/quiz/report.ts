import type { Page, TableBlock } from '../pages/page.js';
import type { Answered } from './schedule.js';
import { mistakeLabel } from './show-summary.js';
import type { Words } from './words.js';

/** An answer, and the name of the lessons its question is from; none of those that come with attn. */
export interface PlacedAnswer extends Pick<Answered, 'question' | 'outcome' | 'mistake'> {
  readonly lessons?: string;
}

/** What the logs of a class say: which mistakes it makes, and what it finds hardest. */
export interface Report {
  readonly learners: number;
  readonly answers: number;
  readonly right: number;
  readonly mistakes: readonly {
    /** Of a question's own wrong answer: the name of its lessons. */
    readonly lessons?: string;
    readonly mistake: string;
    readonly times: number;
    readonly learners: number;
  }[];
  readonly questions: readonly {
    readonly lessons?: string;
    readonly question: string;
    readonly answers: number;
    readonly right: number;
  }[];
}

/** What the questions of these lessons call their own wrong answers. */
export interface Wordings {
  readonly lessons: string | undefined;
  readonly said: ReadonlyMap<string, string>;
}

const isRight = ({ outcome }: PlacedAnswer): boolean => outcome === 'right' || outcome === 'rounded';

/** `topic/question#n`, which means what its own lessons say; other mistakes are the same in all lessons. */
const isOwn = (mistake: string): boolean => /\/.+#\d+$/.test(mistake);

export function reportOf(logs: readonly (readonly PlacedAnswer[])[]): Report {
  const all = logs.flat();
  const mistakes = grouped(all, mistakeKey).map(([key, own]) => {
    const [{ lessons, mistake }] = own;
    return {
      ...(lessons !== undefined && isOwn(mistake!) && { lessons }),
      mistake: mistake!,
      times: own.length,
      learners: logs.filter((log) => log.some((answer) => mistakeKey(answer) === key)).length,
    };
  });
  const questions = grouped(all, ({ lessons, question }) => keyIn(lessons, question)).map(([, own]) => {
    const [{ lessons, question }] = own;
    return {
      ...(lessons !== undefined && { lessons }),
      question,
      answers: own.length,
      right: own.filter(isRight).length,
    };
  });
  return {
    learners: logs.length,
    answers: all.length,
    right: all.filter(isRight).length,
    mistakes: mistakes.sort((a, b) => b.times - a.times),
    questions: questions.sort((a, b) => a.right / a.answers - b.right / b.answers || b.answers - a.answers),
  };
}

/** The names of lessons have no spaces. */
const keyIn = (lessons: string | undefined, id: string): string => `${lessons ?? ''} ${id}`;

function mistakeKey({ lessons, mistake }: PlacedAnswer): string | undefined {
  return mistake === undefined ? undefined : keyIn(isOwn(mistake) ? lessons : undefined, mistake);
}

/** By their keys, in the order in which these first come; what has no key is left out. */
function grouped(
  answers: readonly PlacedAnswer[],
  keyOf: (answer: PlacedAnswer) => string | undefined,
): [string, [PlacedAnswer, ...PlacedAnswer[]]][] {
  const groups = new Map<string, [PlacedAnswer, ...PlacedAnswer[]]>();
  for (const answer of answers) {
    const key = keyOf(answer);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(answer);
    else groups.set(key, [answer]);
  }
  return [...groups];
}

const MOST_ROWS = 12;

export function reportPage(report: Report, words: Words, wordings: Wordings): Page {
  const { text } = words;
  const placed = (lessons: string | undefined, label: string): string =>
    lessons === undefined ? label : text.inLessons(lessons, label);
  const share = (right: number, answers: number) => 1 - right / answers;
  return {
    blocks: [
      { kind: 'title', text: [{ text: text.report(report.learners, report.answers), tone: 'strong' }] },
      ...tableOf({
        kind: 'table',
        head: [text.mistake, text.times, text.byLearners],
        rows: report.mistakes
          .slice(0, MOST_ROWS)
          .map(({ lessons, mistake, times, learners }) => [
            placed(lessons, labelOf(mistake, lessons, words, wordings)),
            String(times),
            String(learners),
          ]),
        align: ['left', 'right', 'right'],
      }),
      ...tableOf({
        kind: 'table',
        title: text.hardest,
        head: [text.question, text.answers, text.wrongShare],
        rows: report.questions
          .filter(({ right, answers }) => right < answers)
          .slice(0, MOST_ROWS)
          .map(({ lessons, question, answers, right }) => [
            placed(lessons, question),
            String(answers),
            { text: `${Math.round(100 * share(right, answers))}%`, bar: share(right, answers) },
          ]),
        align: ['left', 'right', 'right'],
      }),
    ],
  };
}

/** Other lessons may have a question that is called the same, and say something else of its answers. */
function labelOf(mistake: string, lessons: string | undefined, words: Words, wordings: Wordings): string {
  const here = !isOwn(mistake) || lessons === wordings.lessons;
  return mistakeLabel(mistake, words, here ? wordings.said : undefined);
}

/** A table without rows says nothing. */
function tableOf(block: TableBlock): TableBlock[] {
  return block.rows.length === 0 ? [] : [block];
}
