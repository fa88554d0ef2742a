import { type Effect, type Event, type Round, step } from '../../quiz/round.js';

/** Who does what a round wants done. */
export interface Face {
  /** What comes of it is the next event. */
  act(effect: Exclude<Effect, { kind: 'end' }>): Promise<Event | undefined>;
  /** Whether a line is an answer, although it reads like a key. */
  means?(at: number, text: string): Promise<boolean>;
  end(round: Round, code: 0 | 1 | 130): Promise<0 | 1 | 130>;
}

/** Plays a round to its end: events in, effects out and done in their order, one after the other. */
export async function drive(
  round: Round,
  hear: () => Promise<Event>,
  face: Face,
  clock: () => { readonly now?: number } = () => ({}),
): Promise<0 | 1 | 130> {
  const events: Event[] = [{ kind: 'begin' }];
  let state = round;
  for (;;) {
    const event = events.shift() ?? (await hear());
    const literal =
      event.kind === 'line' && state.phase === 'asking' && (await face.means?.(state.at, event.text));
    const [after, effects] = step(state, { ...event, ...(literal && { literal }), ...clock() });
    state = after;
    for (const effect of effects) {
      if (effect.kind === 'end') return face.end(state, effect.code);
      const next = await face.act(effect);
      if (next) events.push(next);
    }
  }
}
