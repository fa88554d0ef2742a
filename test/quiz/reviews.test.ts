import { describe, expect, it } from 'vitest';
import { DAY, daysUntil } from '../../src/quiz/day.js';
import { dueOf, itemsOf, progressOf } from '../../src/quiz/progress.js';
import { type Answered, cardAfter, gradeOf, recallOf } from '../../src/quiz/schedule.js';
import { drill, reviews, simulate, type Year } from './learner.js';

const SEEDS = ['1', '2', '3'];
const answered = (outcome: Answered['outcome'], day: number, more: Partial<Answered> = {}): Answered => ({
  question: 'softmax/q',
  outcome,
  hints: 0,
  when: day * DAY,
  ...more,
});

describe('the schedule', () => {
  it('grades by right or wrong, hints and time', () => {
    const grade = (outcome: Answered['outcome'], hints = 0, ms?: number) =>
      gradeOf({ outcome, hints, ...(ms !== undefined && { ms }) });
    expect(grade('wrong')).toBe(1);
    expect(grade('skipped')).toBe(1);
    expect(grade('solved', 3)).toBe(1);
    expect(grade('right', 1)).toBe(2);
    expect(grade('right', 0, 600_000)).toBe(2);
    expect(grade('right')).toBe(3);
    expect(grade('rounded', 0, 60_000)).toBe(3);
    expect(grade('right', 0, 4_000)).toBe(4);
  });

  it('asks again sooner after a wrong answer than after a right one, and later after each right one', () => {
    const due = (...answers: Answered[]) => (cardAfter(answers)!.due.getTime() - answers.at(-1)!.when) / DAY;
    expect(due(answered('wrong', 0))).toBeLessThan(due(answered('right', 0)));
    const [first, second] = [due(answered('right', 0)), due(answered('right', 0), answered('right', 3))];
    expect(second).toBeGreaterThan(2 * first);
    expect(due(answered('right', 0, { hints: 2 }))).toBeLessThan(first);
  });

  it('holds against a clock that went back', () => {
    const card = cardAfter([answered('right', 10), answered('right', 5)])!;
    expect(card.due.getTime()).toBeGreaterThan(10 * DAY);
    expect(recallOf(card, 0)).toBeLessThanOrEqual(1);
  });

  it('is due on a day, from its beginning to its end', () => {
    const evening = { when: 10.9 * DAY };
    const items = (now: number) => dueOf(itemsOf([answered('wrong', 0, evening)], now), now).length;
    expect([10.95, 10.999, 11, 11.5, 14].map((day) => items(day * DAY))).toEqual([0, 0, 1, 1, 1]);
    expect([9.1, 10.99, 11, 12.9].map((day) => daysUntil(11.5 * DAY, day * DAY))).toEqual([2, 1, 0, -1]);
  });

  it('takes the next morning for a day later, whatever the hours', () => {
    const next = (when: number) =>
      cardAfter([answered('right', 0, { when: 10.9 * DAY }), answered('right', 0, { when })])!;
    expect(next(13.1 * DAY).stability).toBe(next(13.9 * DAY).stability);
    expect(next(13.1 * DAY).stability).toBeGreaterThan(next(12.9 * DAY).stability);
  });

  it('is summed up by topic', () => {
    const answers = [
      answered('wrong', 0, { mistake: 'no-scale' }),
      answered('right', 2),
      answered('wrong', 2, { question: 'softmax/r', mistake: 'softmax-axis' }),
      answered('wrong', 3, { question: 'softmax/r', mistake: 'softmax-axis' }),
    ];
    const now = 40 * DAY;
    const items = itemsOf(answers, now);
    const topics = [{ topic: 'softmax', questions: ['softmax/q', 'softmax/r', 'softmax/s'] }];
    expect(progressOf(topics, items, now)).toEqual([
      {
        topic: 'softmax',
        questions: 3,
        seen: 2,
        mastered: 0,
        due: 2,
        answers: 4,
        right: 1,
        usual: 'softmax-axis',
      },
    ]);
  });
});

type Drill = Year & { readonly count: number };

/** The smallest count, from 1, that is enough; more is enough as well. */
function first(enough: (count: number) => boolean): number {
  let [least, most] = [1, 128];
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (enough(middle)) most = middle;
    else least = middle + 1;
  }
  return least;
}

describe('a year of reviews', () => {
  const over = (policy: Parameters<typeof simulate>[0]): Year => {
    const years = SEEDS.map((seed) => simulate(policy, seed));
    const mean = (part: keyof Year) => years.reduce((sum, year) => sum + year[part], 0) / years.length;
    return { asked: mean('asked'), recall: mean('recall') };
  };

  it('asks less than a daily drill for the same recall', async () => {
    const fsrs = over(reviews);
    const equal = first((count) => over(drill(count)).recall >= fsrs.recall);
    const more = first((count) => over(drill(count)).asked > fsrs.asked);
    const [same, atMost] = [equal, more - 1].map((count) => ({ count, ...over(drill(count)) })) as [
      Drill,
      Drill,
    ];
    expect(same.asked).toBeGreaterThan(1.2 * fsrs.asked);
    expect(atMost.asked).toBeLessThanOrEqual(fsrs.asked);
    expect(atMost.recall).toBeLessThan(fsrs.recall);
    await expect(page(fsrs, same, atMost)).toMatchFileSnapshot('../../docs/reviews.md');
  }, 60_000);

  function page(fsrs: Year, equal: Drill, atMost: Drill): string {
    const row = (name: string, { asked, recall }: Year) =>
      `| ${name} | ${Math.round(asked)} | ${(asked / 365).toFixed(1)} | ${(100 * recall).toFixed(1)}% |`;
    const saved = 1 - fsrs.asked / equal.asked;
    return `# What reviews are worth

\`attn review\` asks a question again when it is about to be forgotten. When that is, FSRS says (Free Spaced Repetition
Scheduler, by way of ts-fsrs), from whether earlier answers were right, how many hints they took and how long. A question is
a generator: a review has fresh numbers, so what is remembered is the computation and not the result. What is asked today is
what is due by the end of the learner's own day.

Below is a year with a learner who forgets, by a model that is not the scheduler's own (\`test/quiz/learner.ts\`): the chance
to recall halves with every half-life; a recall lengthens the half-life, the more the nearer it was to being forgotten; a
failure shortens it. Of 200 questions 4 new ones are met a day. A drill asks the same number every day, those in front that
were asked longest ago. The test \`test/quiz/reviews.test.ts\` computes these figures and holds this page to them.

| | questions in the year | a day | recall |
|---|--:|--:|--:|
${row('`attn review`', fsrs)}
${row(`a drill of ${equal.count} a day: as much recall`, equal)}
${row(`a drill of ${atMost.count} a day: as much work`, atMost)}

For the same recall the reviews ask ${Math.round(100 * saved)}% fewer questions. Recall is the chance that a question met
before would be answered, averaged over all of them and every day from the 61st on, and over ${SEEDS.length} learners.
`;
  }
});
