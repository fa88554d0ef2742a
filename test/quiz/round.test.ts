import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Effect,
  type Event,
  newRound,
  passed,
  type Round,
  rightIn,
  step,
} from '../../src/quiz/round.js';

/** What a driver does: a grade that is asked for comes back as the next event. */
function play(round: Round, events: readonly Event[], right: (text: string) => boolean) {
  const effects: Effect[] = [];
  let state = round;
  const feed = (event: Event): void => {
    const [next, made] = step(state, event);
    state = next;
    for (const effect of made) {
      effects.push(effect);
      if (effect.kind === 'grade') {
        feed({ kind: 'graded', verdict: { outcome: right(effect.text) ? 'right' : 'wrong' } });
      }
    }
  };
  feed({ kind: 'begin' });
  events.forEach(feed);
  return { state, effects };
}

const line = (text: string): Event => ({ kind: 'line', text });
const lines = (...texts: string[]): Event[] => texts.map(line);
const yes = (text: string): boolean => text === 'yes';
const kinds = (effects: readonly Effect[]) => effects.map(({ kind }) => kind);
const codeOf = (effects: readonly Effect[]) => effects.findLast((effect) => effect.kind === 'end')?.code;

describe('a round', () => {
  it('asks, grades, saves, then tells, then asks the next', () => {
    const { effects } = play(newRound(2, false), lines('yes', 'no'), yes);
    expect(kinds(effects)).toEqual([
      'ask',
      'grade',
      'save',
      'verdict',
      'ask',
      'grade',
      'save',
      'verdict',
      'end',
    ]);
  });

  it('waits at a terminal until the learner goes on', () => {
    const { state, effects } = play(newRound(2, true), lines('yes', 'w', 'w', 'noise', ''), yes);
    expect(kinds(effects)).toEqual([
      'ask',
      'keys',
      'grade',
      'save',
      'verdict',
      'keys',
      'why',
      'why',
      'keys',
      'ask',
    ]);
    expect(effects.filter((effect) => effect.kind === 'why').map(({ depth }) => depth)).toEqual([1, 2]);
    expect(state).toMatchObject({ at: 1, phase: 'asking' });
  });

  it.each([
    [10, 8, 0],
    [10, 7, 1],
    [5, 4, 0],
    [1, 1, 0],
    [1, 0, 1],
    [0, 0, 1],
  ])('of %i with %i right ends with %i', (count, right, code) => {
    const answers = Array.from({ length: count }, (_, i) => (i < right ? 'yes' : 'no'));
    expect(codeOf(play(newRound(count, false), lines(...answers), yes).effects)).toBe(code);
  });

  it('gives three hints, then the solution, and that is not right', () => {
    const { state, effects } = play(newRound(1, true), lines('h', '提示', 'hint', 'h'), yes);
    expect(kinds(effects)).toEqual(['ask', 'keys', 'hint', 'hint', 'hint', 'save', 'shown', 'keys']);
    expect(state.results).toEqual([{ at: 0, outcome: 'solved', hints: 3 }]);
  });

  it('asks again for what could not be read, and counts nothing', () => {
    const [asking] = step(newRound(1, false), { kind: 'begin' });
    const [grading] = step(asking, line('?!'));
    const [again, effects] = step(grading, { kind: 'graded', verdict: { outcome: 'unreadable' } });
    expect(again).toMatchObject({ phase: 'asking', results: [] });
    expect(kinds(effects)).toEqual(['verdict']);
  });

  it('takes a literal line for an answer, whatever key it looks like', () => {
    const { effects } = play(newRound(1, false), [{ kind: 'line', text: 'q', literal: true }], yes);
    expect(kinds(effects)).toContain('grade');
  });

  it('ends where input ends, and where it is interrupted, with what it has', () => {
    expect(codeOf(play(newRound(2, false), [line('yes'), { kind: 'closed' }], yes).effects)).toBe(1);
    expect(codeOf(play(newRound(2, true), [line('yes'), { kind: 'interrupt' }], yes).effects)).toBe(130);
    expect(codeOf(play(newRound(1, true), lines('yes', 'q'), yes).effects)).toBe(0);
  });

  it('asks what was missed once more at a terminal, and scores the first time', () => {
    const { state, effects } = play(
      newRound(3, true),
      lines('no', '', 'yes', '', 's', '', 'yes', '', 'no', ''),
      yes,
    );
    expect(effects.filter(({ kind }) => kind === 'again')).toEqual([
      { kind: 'again', at: 3, missed: 0, n: 0, of: 2 },
      { kind: 'again', at: 4, missed: 2, n: 1, of: 2 },
    ]);
    expect(state.phase).toBe('over');
    expect(state.results.map(({ outcome }) => outcome)).toEqual([
      'wrong',
      'right',
      'skipped',
      'right',
      'wrong',
    ]);
    expect(rightIn(state)).toBe(1);
    expect(codeOf(effects)).toBe(1);
    expect(kinds(play(newRound(2, false), lines('no', 'no'), yes).effects)).not.toContain('again');
  });

  it('measures time only where there is a clock', () => {
    const [asking] = step(newRound(1, true), { kind: 'begin', now: 1000 });
    const [grading] = step(asking, { ...line('yes'), now: 3000 } as Event);
    const [, [save]] = step(grading, { kind: 'graded', verdict: { outcome: 'right' }, now: 3500 });
    expect(save).toMatchObject({ result: { ms: 2500 } });
    expect(play(newRound(1, false), lines('yes'), yes).state.results[0]).not.toHaveProperty('ms');
  });
});

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('', 'h', 's', 'w', 'yes', 'no', '0.5', '跳过', 'ｈ').map(line) },
  { weight: 4, arbitrary: fc.string().map(line) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(line('q'), { kind: 'closed' } as const, { kind: 'interrupt' } as const),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'graded', verdict: { outcome: 'right' } } as const) },
);

describe('whatever is typed', () => {
  it('there is a next state; no number of the round is asked twice, saved twice or told before it is saved', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        fc.boolean(),
        fc.array(anyEvent, { maxLength: 60 }),
        (count, pauses, events) => {
          const { state, effects } = play(newRound(count, pauses), events, yes);
          const asked = effects.flatMap((effect) =>
            effect.kind === 'ask' || effect.kind === 'again' ? [effect.at] : [],
          );
          expect(asked).toEqual(asked.map((_, i) => i));
          const saved = effects.flatMap((effect) => (effect.kind === 'save' ? [effect.result.at] : []));
          expect(new Set(saved).size).toBe(saved.length);
          expect(state.results.map(({ at }) => at)).toEqual(saved);
          effects.forEach((effect, i) => {
            const told = effect.kind === 'verdict' || effect.kind === 'shown';
            if (told) expect(effects[i - 1]!.kind).toBe('save');
          });
          expect(effects.filter(({ kind }) => kind === 'end')).toHaveLength(state.phase === 'over' ? 1 : 0);
          expect(rightIn(state)).toBeLessThanOrEqual(count);
          if (passed(state)) expect(state.results.length).toBeGreaterThanOrEqual(count);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('one can always go on, and always leave', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(anyEvent, { maxLength: 40 }), (pauses, events) => {
        const { state } = play(newRound(5, pauses), events, yes);
        if (state.phase === 'over') return;
        const skips = lines(...Array<string>(20).fill('s'));
        const after = [...events, ...skips];
        expect(play(newRound(5, pauses), after, yes).state.phase).toBe('over');
        expect(step(state, line('q'))[0].phase).toBe('over');
        expect(step(state, { kind: 'closed' })[0].phase).toBe('over');
      }),
      { numRuns: 300 },
    );
  });
});
