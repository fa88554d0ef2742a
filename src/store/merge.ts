import { type Event, isStamped } from './events.js';

/** A file that was exported: a log as it stands. Events of later versions are kept as they are, too. */
export interface Imported {
  /** Those that are not here yet. */
  readonly fresh: readonly Event[];
  readonly known: number;
  readonly refused: number;
}

/** The union of two logs by the events' ids: nothing that is in either is lost, and importing twice changes nothing. */
export function merge(own: string, other: string): Imported {
  const seen = new Set(stampedIn(own).map(({ id }) => id));
  const fresh: Event[] = [];
  let [known, refused] = [0, 0];
  for (const line of other.split('\n')) {
    if (line.trim() === '') continue;
    const [value] = stampedIn(line);
    if (!value) refused++;
    else if (seen.has(value.id)) known++;
    else {
      seen.add(value.id);
      fresh.push(value as Event);
    }
  }
  return { fresh, known, refused };
}

function stampedIn(text: string) {
  return text.split('\n').flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return isStamped(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}
