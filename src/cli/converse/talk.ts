import type { Library } from '../../lessons/library.js';
import type { Planned } from '../../quiz/choose.js';
import type { Edge, Talked } from '../edge.js';
import { recorderOf } from '../learner.js';
import { converse } from './conversation.js';
import { playRound, type Setting } from './round.js';

/** A round on standard input and output. */
export async function talkRound(
  planned: readonly Planned[],
  library: Library,
  edge: Edge,
  about: Pick<Setting, 'seed' | 'folder' | 'next'>,
): Promise<Talked> {
  const conversation = converse(edge.look);
  try {
    const recorder = await recorderOf(library, edge, conversation.tell);
    const setting = { edge, library, conversation, recorder, ...about };
    return { talked: true, code: await playRound(planned, setting) };
  } finally {
    conversation.close();
  }
}
