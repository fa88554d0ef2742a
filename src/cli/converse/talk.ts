import type { Library } from '../../lessons/library.js';
import type { NextItem } from '../../pages/page.js';
import type { Planned } from '../../quiz/choose.js';
import type { Edge, Talked } from '../edge.js';
import { recorderOf } from '../learner.js';
import { converse } from './conversation.js';
import { playRound } from './round.js';

/** A round on standard input and output. */
export async function talkRound(
  planned: readonly Planned[],
  library: Library,
  edge: Edge,
  seed: string,
  next: readonly NextItem[],
): Promise<Talked> {
  const conversation = converse(edge.look);
  try {
    const recorder = await recorderOf(library, edge, conversation.tell);
    const setting = { edge, library, conversation, recorder, seed, next };
    return { talked: true, code: await playRound(planned, setting) };
  } finally {
    conversation.close();
  }
}
