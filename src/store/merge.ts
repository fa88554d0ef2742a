import { type Event, isEvent, isLater } from './events.js';

/** A file that was exported: a log as it stands. Events of later versions are kept as they are, too. */
export interface Imported {
  /** Those that are not here yet. */
  readonly fresh: readonly Event[];
  readonly known: number;
  readonly refused: number;
}

/** The union of two logs by the events' ids: nothing that is in either is lost, and importing twice changes nothing. */
export function merge(own: string, other: string): Imported {
  const seen = new Set(eventsIn(own).map(({ id }) => id));
  const fresh: Event[] = [];
  let [known, refused] = [0, 0];
  for (const line of other.split('\n')) {
    if (line.trim() === '') continue;
    const [value] = eventsIn(line);
    if (!value) refused++;
    else if (seen.has(value.id)) known++;
    else {
      seen.add(value.id);
      fresh.push(value as Event);
    }
  }
  return { fresh, known, refused };
}

/**
 * Logs put together by whose they are: those that share an event are one learner's, exported twice, or from two machines of
 * which one had taken over the other's. An event that stands in several is there once.
 */
export function byLearner(logs: readonly (readonly Event[])[]): Event[][] {
  let learners: Map<string, Event>[] = [];
  for (const log of logs) {
    const own = new Map(log.map((event) => [event.id, event]));
    const [same, others] = [true, false].map((shared) =>
      learners.filter((events) => log.some(({ id }) => events.has(id)) === shared),
    ) as [Map<string, Event>[], Map<string, Event>[]];
    learners = [...others, new Map([...same, own].flatMap((events) => [...events]))];
  }
  return learners.map((events) => [...events.values()]);
}

/** Of this version or a later one; a broken event is none. */
function eventsIn(text: string) {
  return text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return isEvent(value) || isLater(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}
