import { fail } from '../engine/error.js';
import type { ReadLesson } from './read.js';
import type { Lesson } from './types.js';

/** @throws the first complaint, as a refusal with its file and line */
export function orRefuse({ lesson, complaints }: ReadLesson): Lesson {
  const [first] = complaints;
  if (first) fail('lesson-bad', { file: first.file, line: first.line, cause: first.code, facts: first.data });
  return lesson;
}
