import { distance } from 'fastest-levenshtein';

const MAX_WORD = 64;

/** What stays of a name when case, width, spaces, - and _ do not count: Multi_Head is multihead. */
export function normalise(name: string): string {
  return name
    .slice(0, MAX_WORD)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

/**
 * The candidates a mistyped word may have meant, the nearest first: those it equals when normalised, within one edit
 * in three signs (two neighbours swapped are one edit), or that contain it or are contained in it.
 */
export function nearest(word: string, candidates: readonly string[], most = 3): string[] {
  const typed = normalise(word);
  return candidates
    .map((candidate) => ({ candidate, away: edits(typed, normalise(candidate)) }))
    .filter(({ candidate, away }) => isNear(typed, normalise(candidate), away))
    .sort((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function isNear(typed: string, name: string, away: number): boolean {
  const [short, long] = typed.length < name.length ? [typed, name] : [name, typed];
  if (away === 0) return true;
  if (short.length < 2) return false;
  return away <= Math.max(1, Math.floor(long.length / 3)) || long.includes(short);
}

/** Damerau's distance with at most one swap of neighbours, on top of Levenshtein's. */
function edits(typed: string, name: string): number {
  let least = distance(typed, name);
  for (let i = 1; i < typed.length; i++) {
    const swapped = typed.slice(0, i - 1) + typed[i] + typed[i - 1] + typed.slice(i + 1);
    least = Math.min(least, 1 + distance(swapped, name));
  }
  return least;
}
