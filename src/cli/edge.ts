import type { Call, Command, Result, World } from '../commands/types.js';
import type { Env, Look } from './look.js';

/** The world as it is at the edge: what a command may ask for, and how it all was decided. */
export interface Edge extends World {
  readonly look: Look;
  readonly env: Env;
}

/** A result that is text as it stands: a script, help. */
export interface Said {
  readonly text: string;
  readonly code: 0 | 1;
}

/** A conversation has said all itself; 130 where it was interrupted, and all of it is saved. */
export interface Talked {
  readonly talked: true;
  readonly code: 0 | 1 | 130;
}

/** A command that stands on more than the world; every command that only computes is one, too. */
export interface EdgeCommand extends Omit<Command, 'run'> {
  run(call: Call, edge: Edge): Promise<Result | Said | Talked>;
}
