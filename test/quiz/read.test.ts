import { describe, expect, it } from 'vitest';
import { readQuestions } from '../../src/quiz/read.js';
import { COMPLAINTS, FIXTURE, QUESTIONS } from './bank.js';

const read = (text: string) => readQuestions(text, 'fixture');
const codes = (text: string) => read(text).complaints.map(({ code, line }) => [code, line]);

describe('quiz.yaml', () => {
  it('is read as questions of six kinds', () => {
    expect(COMPLAINTS).toEqual([]);
    expect(new Set(QUESTIONS.map(({ kind }) => kind)).size).toBe(6);
    expect(QUESTIONS.map(({ line }) => line)[0]).toBe(1);
  });

  it('spells ranges out, both ends included', () => {
    const vary = (spec: string) => read(FIXTURE.replace('a: 0..3, b: 4..6', spec)).questions[0]!.vary;
    expect(vary('a: 0..3, b: [7]')).toEqual({ a: [0, 1, 2, 3], b: [7] });
    expect(vary('a: -1..1, b: 0.5..2/0.5')).toEqual({ a: [-1, 0, 1], b: [0.5, 1, 1.5, 2] });
    expect(vary('a: 0..1/0.1, b: [cat, sat]')).toEqual({
      a: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
      b: ['cat', 'sat'],
    });
  });

  it('is complained of at the line', () => {
    expect(codes(FIXTURE.replace('a: 0..3', 'a: 3..0'))).toEqual([['quiz-range', 3]]);
    expect(codes(FIXTURE.replace('a: 0..3', 'a: 0..1/0'))).toEqual([['quiz-range', 3]]);
    expect(codes(FIXTURE.replace('id: attention', 'id: weight'))).toEqual([['quiz-twice', 16]]);
    expect(codes(FIXTURE.replace('kind: order', 'kind: riddle'))[0]![0]).toBe('lesson-field');
    expect(codes(FIXTURE.replace('cell: weights[1]', 'cel: weights[1]'))[0]![0]).toBe('lesson-field');
    expect(codes(FIXTURE.replace('softmax {answer}', 'softmax 1'))[0]).toEqual(['lesson-field', 72]);
    expect(codes(FIXTURE.replace(', zh: "第二个权重？"', ''))[0]).toEqual(['lesson-field', 21]);
    expect(codes(FIXTURE.replace('{ en: "1", zh: "一" }, ', ''))[0]![0]).toBe('lesson-field');
    expect(codes('- !evil {}')).toEqual([['yaml-tag', 1]]);
    expect(codes('questions: 1')[0]![0]).toBe('lesson-field');
  });
});
