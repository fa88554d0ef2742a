import { randomInt } from 'node:crypto';
import type { Edge } from './edge.js';

/** What a round is made from: the seed that somebody chose, else another one each time, short enough to be typed. */
export function roundSeed({ look, seed }: Edge): string {
  return look.seed.from === 'default' ? String(randomInt(1000, 10_000)) : seed;
}
