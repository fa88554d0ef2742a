/** What every event has: when, and a name of its own that no other event has, on whichever machine. */
export interface Stamp {
  readonly v: 1;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What happens in lessons; topics and questions are known by their names among these. */
interface Placed extends Stamp {
  /** The name of lessons of somebody's own; none of those that come with attn. */
  readonly lessons?: string;
}

/** A question was answered, skipped, or shown its solution. */
export interface AnswerEvent extends Placed {
  readonly kind: 'answer';
  /** `softmax/one-weight` */
  readonly question: string;
  /** What its numbers were made from. */
  readonly seed: string;
  readonly outcome: 'right' | 'rounded' | 'wrong' | 'skipped' | 'solved';
  readonly answer?: string;
  /** The mistake that was recognised. */
  readonly mistake?: string;
  readonly hints: number;
  /** Milliseconds, where somebody at a terminal took them. */
  readonly ms?: number;
}

/** How far a lesson has been read: the scene that is next. */
export interface LessonEvent extends Placed {
  readonly kind: 'lesson';
  readonly topic: string;
  readonly scene: number;
  /** Of so many. */
  readonly of: number;
  readonly done: boolean;
}

/** A prediction in a lesson. */
export interface PredictEvent extends Placed {
  readonly kind: 'predict';
  readonly topic: string;
  readonly line: number;
  readonly right: boolean;
}

/** These events count no more: an answer taken back, or all of a topic. They stay in the log. */
export interface UndoEvent extends Stamp {
  readonly kind: 'undo';
  readonly of: readonly string[];
}

export type Event = AnswerEvent | LessonEvent | PredictEvent | UndoEvent;
export type Unstamped = { [E in Event as E['kind']]: Omit<E, keyof Stamp> }[Event['kind']];

const OUTCOMES: ReadonlySet<unknown> = new Set(['right', 'rounded', 'wrong', 'skipped', 'solved']);

/** Whether a line of a log of this version is an event as it should be; strangers and damage are not. */
export function isEvent(value: unknown): value is Event {
  if (!isStamped(value) || value.v !== 1) return false;
  const event = value as unknown as Record<string, unknown>;
  if (event.lessons !== undefined && !isName(event.lessons)) return false;
  switch (event.kind) {
    case 'answer':
      return (
        isKey(event.question) &&
        typeof event.seed === 'string' &&
        OUTCOMES.has(event.outcome) &&
        Number.isSafeInteger(event.hints) &&
        optional(event.answer, 'string') &&
        optional(event.mistake, 'string') &&
        optional(event.ms, 'number')
      );
    case 'lesson':
      return (
        isName(event.topic) &&
        Number.isSafeInteger(event.scene) &&
        Number.isSafeInteger(event.of) &&
        typeof event.done === 'boolean'
      );
    case 'predict':
      return isName(event.topic) && Number.isSafeInteger(event.line) && typeof event.right === 'boolean';
    case 'undo':
      return Array.isArray(event.of) && event.of.every((id) => typeof id === 'string');
    default:
      return false;
  }
}

/** Whether it is an event that only a later version can read. */
export function isLater(value: unknown): value is Stamped {
  return isStamped(value) && value.v > 1;
}

interface Stamped {
  readonly v: number;
  readonly id: string;
}

/** Whether it is an event of some version, this or a later one: an id, a time, a version. */
function isStamped(value: unknown): value is Stamped {
  if (value === null || typeof value !== 'object') return false;
  const { v, id, at, kind } = value as Record<string, unknown>;
  return (
    Number.isSafeInteger(v) &&
    (v as number) >= 1 &&
    typeof id === 'string' &&
    id.length <= 80 &&
    typeof at === 'string' &&
    // days are counted from it, and there are none beyond the last that Date knows
    /^\d{4}-/.test(at) &&
    !Number.isNaN(Date.parse(at)) &&
    typeof kind === 'string'
  );
}

const isName = (value: unknown): boolean => typeof value === 'string' && /^[\w.-]{1,80}$/.test(value);
const isKey = (value: unknown): boolean =>
  typeof value === 'string' && /^[\w.-]{1,80}\/[\w.-]{1,80}$/.test(value);
const optional = (value: unknown, type: string): boolean => value === undefined || typeof value === type;

/** What can count: an undo only takes back. */
export type Standing = Exclude<Event, UndoEvent>;

/** The events that count: those not taken back, once each, by time. */
export function standing(events: readonly Event[]): Standing[] {
  const gone = new Set(events.flatMap((event) => (event.kind === 'undo' ? event.of : [])));
  const seen = new Set<string>();
  return events
    .filter((event): event is Standing => {
      const fresh = !seen.has(event.id);
      seen.add(event.id);
      return event.kind !== 'undo' && fresh && !gone.has(event.id);
    })
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Those that happened in the lessons of this name. */
export function within<E extends Standing>(events: readonly E[], lessons: string | undefined): E[] {
  return events.filter((event) => event.lessons === lessons);
}
