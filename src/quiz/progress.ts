import { daysUntil } from './day.js';
import { type Answered, cardAfter, isMastered, recallOf } from './schedule.js';

/** What is known of a question generator. */
export interface Item {
  readonly question: string;
  readonly answers: readonly Answered[];
  readonly due: number;
  readonly recall: number;
  readonly mastered: boolean;
}

export interface TopicProgress {
  readonly topic: string;
  readonly questions: number;
  readonly seen: number;
  readonly mastered: number;
  readonly due: number;
  readonly answers: number;
  readonly right: number;
  readonly usual?: string;
}

/** Every question that has been answered, with when it is due. */
export function itemsOf(answers: readonly Answered[], now: number): Item[] {
  const byQuestion = new Map<string, Answered[]>();
  for (const answered of answers) {
    const own = byQuestion.get(answered.question);
    if (own) own.push(answered);
    else byQuestion.set(answered.question, [answered]);
  }
  return [...byQuestion].map(([question, own]) => {
    const card = cardAfter(own)!;
    return {
      question,
      answers: own,
      due: card.due.getTime(),
      recall: recallOf(card, now),
      mastered: isMastered(card, own.at(-1)!),
    };
  });
}

/** Those that are due by the end of the day, the longest due first. */
export function dueOf(items: readonly Item[], now: number): Item[] {
  return items.filter(({ due }) => daysUntil(due, now) <= 0).sort((a, b) => a.due - b.due);
}

/** A line a topic: of how many questions, how many were seen, mastered, are due. */
export function progressOf(
  topics: readonly { readonly topic: string; readonly questions: readonly string[] }[],
  items: readonly Item[],
  now: number,
): TopicProgress[] {
  const known = new Map(items.map((item) => [item.question, item]));
  return topics.map(({ topic, questions }) => {
    const own = questions.flatMap((question) => known.get(question) ?? []);
    const answers = own.flatMap((item) => item.answers);
    const usual = mostFrequent(answers)[0]?.mistake;
    return {
      topic,
      questions: questions.length,
      seen: own.length,
      mastered: own.filter(({ mastered }) => mastered).length,
      due: dueOf(own, now).length,
      answers: answers.length,
      right: answers.filter(({ outcome }) => outcome === 'right' || outcome === 'rounded').length,
      ...(usual !== undefined && { usual }),
    };
  });
}

/** Mistakes that were recognised, the most frequent first. */
export function mostFrequent(answers: readonly Pick<Answered, 'mistake'>[]) {
  const counts = new Map<string, number>();
  for (const { mistake } of answers) {
    if (mistake !== undefined) counts.set(mistake, (counts.get(mistake) ?? 0) + 1);
  }
  return [...counts].map(([mistake, times]) => ({ mistake, times })).sort((a, b) => b.times - a.times);
}
