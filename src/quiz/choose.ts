import { shuffled } from './letters.js';
import { type Kind, keyOf, type Question } from './types.js';

/** A question of a round, and the seed its numbers are made from. */
export interface Planned {
  readonly question: Question;
  readonly seed: string;
}

/**
 * The questions of a round, none twice, the same for the same seed: topics take turns, so that each has its share.
 */
export function planRound(
  questions: readonly Question[],
  count: number,
  seed: string,
  kind?: Kind,
): readonly Planned[] {
  const fitting = questions.filter((question) => kind === undefined || question.kind === kind);
  const topics = shuffled([...new Set(fitting.map(({ topic }) => topic))], `${seed}/topics`);
  const piles = topics.map((topic) =>
    shuffled(
      fitting.filter((question) => question.topic === topic),
      `${seed}/${topic}`,
    ),
  );
  const longest = Math.max(0, ...piles.map((pile) => pile.length));
  const turns = Array.from({ length: longest }, (_, turn) => piles.flatMap((pile) => pile[turn] ?? []));
  return turns
    .flat()
    .slice(0, count)
    .map((question) => ({ question, seed: seedFor(seed, question) }));
}

/** Each question has numbers of its own, whichever round of this seed it is in. */
export function seedFor(seed: string, question: Question): string {
  return `${seed}/${keyOf(question)}`;
}
