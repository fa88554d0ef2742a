import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Course,
  type CourseEffect,
  type CourseEvent,
  newCourse,
  stepCourse,
} from '../../src/lessons/course.js';

function play(course: Course, events: readonly CourseEvent[]) {
  const effects: CourseEffect[] = [];
  let state = course;
  const feed = (event: CourseEvent): void => {
    const [next, made] = stepCourse(state, event);
    state = next;
    effects.push(...made);
    for (const effect of made) {
      if (effect.kind === 'guess') feed({ kind: 'guessed', readable: effect.text !== 'unreadable' });
      if (effect.kind === 'language') feed({ kind: 'begin' });
    }
  };
  feed({ kind: 'begin' });
  events.forEach(feed);
  return { state, effects };
}
const lines = (...texts: string[]): CourseEvent[] => texts.map((text) => ({ kind: 'line', text }));
const kinds = (effects: readonly CourseEffect[]) => effects.map(({ kind }) => kind);
const shown = (effects: readonly CourseEffect[]) =>
  effects.flatMap((effect) => (effect.kind === 'show' ? [effect.at] : []));

describe('a lesson that is played', () => {
  it('shows a scene after the other, each when it is asked for, and remembers where', () => {
    const { state, effects } = play(newCourse([false, false]), lines('', '', ''));
    expect(kinds(effects)).toEqual(['save', 'show', 'save', 'show', 'save', 'end-of-lesson', 'next-lesson']);
    expect(state.mode).toBe('over');
  });

  it('asks before it shows: only an answer or a skip goes on', () => {
    const { effects } = play(newCourse([true, false]), lines('', 'h', 'unreadable', '3', ''));
    expect(shown(effects)).toEqual([0, 1]);
    expect(kinds(effects).filter((kind) => ['keys', 'hint', 'guess'].includes(kind))).toEqual([
      'keys',
      'hint',
      'guess',
      'guess',
    ]);
    expect(shown(play(newCourse([true, false]), lines('s', '')).effects)).toEqual([0, 1]);
  });

  it('goes back, to its beginning and no further', () => {
    const { effects } = play(newCourse([false, false, false]), lines('', '', 'b', '返回', 'b'));
    expect(shown(effects)).toEqual([0, 1, 2, 1, 0]);
    expect(kinds(effects).at(-1)).toBe('no-back');
  });

  it('has a sandbox in which keys are no keys, until an empty line', () => {
    const { effects, state } = play(
      newCourse([true]),
      lines('t', 'softmax 1 2', 'q', 'b', '', 'w', 'q,0', ''),
    );
    expect(kinds(effects).filter((kind) => kind === 'try')).toHaveLength(3);
    expect(kinds(effects).filter((kind) => kind === 'why')).toHaveLength(1);
    expect(state.mode).toBe('guessing');
  });

  it('switches its language in the middle and stays where it is', () => {
    const { effects } = play(newCourse([false, false, false]), lines('', 'zh', ''));
    expect(shown(effects)).toEqual([0, 1, 1, 2]);
  });

  it('is resumed where it was left, and from the start past its end', () => {
    expect(shown(play(newCourse([false, false, false], 2), []).effects)).toEqual([2]);
    expect(shown(play(newCourse([false, false], 9), []).effects)).toEqual([0]);
  });

  it('never traps, whatever is typed', () => {
    const event: fc.Arbitrary<CourseEvent> = fc.oneof(
      {
        weight: 12,
        arbitrary: fc
          .constantFrom('', 'b', 'w', 't', 'h', 's', 'l', 'zh', '0.5', 'unreadable', 'x')
          .map((text) => ({ kind: 'line' as const, text })),
      },
      { weight: 2, arbitrary: fc.string().map((text) => ({ kind: 'line' as const, text })) },
      { weight: 1, arbitrary: fc.constantFrom({ kind: 'guessed', readable: true } as const) },
    );
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 6 }),
        fc.array(event, { maxLength: 60 }),
        (asks, events) => {
          const { state, effects } = play(newCourse(asks), events);
          for (const at of shown(effects)) expect(at).toBeLessThan(asks.length);
          if (state.mode === 'over') return;
          // two empty lines leave any aside; then skipping goes to the end
          const onward = [
            ...events,
            ...lines('', ''),
            ...lines(...Array<string>(2 * asks.length + 4).fill('s')),
          ];
          expect(play(newCourse(asks), onward).state.mode).toBe('over');
          expect(play(newCourse(asks), [...events, ...lines('', 'q', '', 'q')]).state.mode).toBe('over');
          expect(stepCourse(state, { kind: 'interrupt' })[0].mode).toBe('over');
          expect(stepCourse(state, { kind: 'closed' })[0].mode).toBe('over');
        },
      ),
      { numRuns: 500 },
    );
  });
});

it.each([
  ['en', 'en'],
  ['English', 'en'],
  ['zh', 'zh'],
  ['中文', 'zh'],
  ['g', undefined],
  ['language', undefined],
])('%s asks for the language %s', (line, to) => {
  expect(play(newCourse([false]), lines(line)).effects).toContainEqual({ kind: 'language', to });
});
