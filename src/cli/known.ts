import { openSound } from '../lessons/library.js';
import { itemsOf } from '../quiz/progress.js';
import type { Elsewhere } from '../quiz/show-progress.js';
import type { AnswerEvent } from '../store/events.js';
import { questionKeys } from './bank.js';
import { wallOf } from './clock.js';
import type { Edge } from './edge.js';
import { answered, readLearner, topicOf } from './learner.js';

/** What the learner's log says of the questions of some lessons, and the time by the learner's clock. */
export async function knownOf(from: string | undefined, edge: Edge) {
  const library = await openSound(from);
  const [learner, topics] = await Promise.all([readLearner(edge), questionKeys(library)]);
  const there = new Set(topics.flatMap(({ questions }) => questions));
  const isHere = ({ lessons, question }: AnswerEvent): boolean =>
    lessons === library.name && there.has(question);
  const answers = learner.answers.filter(isHere);
  const others = learner.answers.filter((answer) => !isHere(answer));
  const now = wallOf(Date.now());
  return {
    library,
    learner,
    topics,
    answers,
    now,
    items: itemsOf(answered(answers), now),
    elsewhere: elsewhere(others, from !== undefined),
  };
}

function elsewhere(answers: readonly AnswerEvent[], own: boolean): Elsewhere {
  const questions = new Set(answers.map(({ lessons = '', question }) => `${lessons} ${question}`));
  return { questions: questions.size, topics: [...new Set(answers.map(topicOf))], own };
}
