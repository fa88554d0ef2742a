import type { Page, TableBlock } from '../pages/page.js';
import { mostFrequent } from './progress.js';
import type { Answered } from './schedule.js';
import { mistakeLabel } from './show-summary.js';
import type { Words } from './words.js';

/** What the logs of a class say: which mistakes it makes, and what it finds hardest. */
export interface Report {
  readonly learners: number;
  readonly answers: number;
  readonly right: number;
  readonly mistakes: readonly {
    readonly mistake: string;
    readonly times: number;
    readonly learners: number;
  }[];
  readonly questions: readonly {
    readonly question: string;
    readonly answers: number;
    readonly right: number;
  }[];
}

const isRight = ({ outcome }: Answered): boolean => outcome === 'right' || outcome === 'rounded';

export function reportOf(logs: readonly (readonly Answered[])[]): Report {
  const all = logs.flat();
  const mistakes = mostFrequent(all).map(({ mistake, times }) => ({
    mistake,
    times,
    learners: logs.filter((log) => log.some((answered) => answered.mistake === mistake)).length,
  }));
  const questions = [...new Set(all.map(({ question }) => question))].map((question) => {
    const own = all.filter((answered) => answered.question === question);
    return { question, answers: own.length, right: own.filter(isRight).length };
  });
  return {
    learners: logs.length,
    answers: all.length,
    right: all.filter(isRight).length,
    mistakes,
    questions: questions.sort((a, b) => a.right / a.answers - b.right / b.answers || b.answers - a.answers),
  };
}

const MOST_ROWS = 12;

export function reportPage(report: Report, words: Words, said: ReadonlyMap<string, string>): Page {
  const { text } = words;
  const share = (right: number, answers: number) => 1 - right / answers;
  return {
    blocks: [
      { kind: 'title', text: [{ text: text.report(report.learners, report.answers), tone: 'strong' }] },
      ...tableOf({
        kind: 'table',
        head: [text.mistake, text.times, text.byLearners],
        rows: report.mistakes
          .slice(0, MOST_ROWS)
          .map(({ mistake, times, learners }) => [
            mistakeLabel(mistake, words, said),
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
          .map(({ question, answers, right }) => [
            question,
            String(answers),
            { text: `${Math.round(100 * share(right, answers))}%`, bar: share(right, answers) },
          ]),
        align: ['left', 'right', 'right'],
      }),
    ],
  };
}

/** A table without rows says nothing. */
function tableOf(block: TableBlock): TableBlock[] {
  return block.rows.length === 0 ? [] : [block];
}
