import { randomUUID } from 'node:crypto';
import { AttnError, fail } from '../engine/error.js';
import type { Library } from '../lessons/library.js';
import type { Answered } from '../quiz/schedule.js';
import { topicIn } from '../quiz/types.js';
import {
  type AnswerEvent,
  type Event,
  type LessonEvent,
  type Standing,
  standing,
  type Unstamped,
} from '../store/events.js';
import { type Found, type Log, logIn } from '../store/log.js';
import { errorsIn, quizIn } from '../text/index.js';
import { wallOf } from './clock.js';
import { sentenceOf } from './complain.js';
import type { Edge } from './edge.js';
import { dataFolder } from './folder.js';
import { homeFolder } from './home.js';

/** What the log says of who learns here. */
export interface Learner {
  readonly log: Log;
  /** All that counts, by time. */
  readonly events: readonly Standing[];
  readonly answers: readonly AnswerEvent[];
  readonly lessons: readonly LessonEvent[];
  /** Of the log itself, in the reader's language. */
  readonly remarks: readonly string[];
}

/** @throws log-homeless where there is no folder for it */
export function logOf({ env }: Edge): Log {
  return logIn(dataFolder(env, process.platform, homeFolder).value ?? fail('log-homeless'));
}

/** @throws log-homeless, log-unreadable, log-large */
export async function readLearner(edge: Edge): Promise<Learner> {
  const log = logOf(edge);
  const found = await log.read();
  const events = standing(found.events);
  return {
    log,
    events,
    answers: events.filter((event) => event.kind === 'answer'),
    lessons: events.filter((event) => event.kind === 'lesson'),
    remarks: await remarksOf(found, edge),
  };
}

/** As much as is known: nothing where the log cannot be read, and that is the remark. */
export async function learnerIfKnown(edge: Edge): Promise<Omit<Learner, 'log'>> {
  try {
    return await readLearner(edge);
  } catch (error) {
    if (!(error instanceof AttnError)) throw error;
    const [text, sentences] = await Promise.all([quizIn(edge.lang), errorsIn(edge.lang)]);
    const remarks = [text.logUnknown(sentenceOf(error, sentences))];
    return { events: [], answers: [], lessons: [], remarks };
  }
}

async function remarksOf({ torn, garbled, newer }: Found, { lang }: Edge): Promise<string[]> {
  const text = await quizIn(lang);
  return [
    ...(torn ? [text.logTorn] : []),
    ...(garbled > 0 ? [text.logStrange(garbled)] : []),
    ...(newer > 0 ? [text.logNewer(newer)] : []),
  ];
}

/** Answers as reviews are computed from: by the learner's own clock, since what is due is due on a day. */
export function answered(events: readonly AnswerEvent[]): Answered[] {
  return events.map(({ at, v: _v, id: _id, kind: _kind, seed: _seed, lessons: _lessons, ...rest }) => ({
    ...rest,
    when: wallOf(Date.parse(at)),
  }));
}

/** The topic something happened in. */
export function topicOf(event: Standing): string {
  return event.kind === 'answer' ? topicIn(event.question) : event.topic;
}

/** An event with its name and time. */
export function stamped(event: Unstamped): Event {
  return { v: 1, id: randomUUID(), at: new Date().toISOString(), ...event };
}

/** Writes down what happens in a conversation; where that fails it is told, and the conversation goes on. */
export interface Recorder {
  save(event: Unstamped): Promise<void>;
  saved(): number;
}

/**
 * A recorder that has been tried: where nothing can be written, that is said at once.
 * @param library what happens, happens in its lessons
 * @param tell says a line to the learner
 */
export async function recorderOf(
  { name: lessons }: Library,
  edge: Edge,
  tell: (line: string) => Promise<void>,
): Promise<Recorder> {
  const [text, sentences] = await Promise.all([quizIn(edge.lang), errorsIn(edge.lang)]);
  let count = 0;
  const attempt = async (events: readonly Event[], say: (why: string) => string): Promise<boolean> => {
    try {
      await logOf(edge).append(events);
      return true;
    } catch (error) {
      if (!(error instanceof AttnError)) throw error;
      await tell(say(sentenceOf(error, sentences)));
      return false;
    }
  };
  const works = await attempt([], text.unsaved);
  return {
    async save(event) {
      const placed = { ...event, ...(lessons !== undefined && { lessons }) };
      if (works && (await attempt([stamped(placed)], text.notSaved))) count++;
    },
    saved: () => count,
  };
}
