import { fail } from '../engine/error.js';
import type { ReadLesson } from './read.js';
import type { Complaint, Lesson } from './types.js';

/** @throws lesson-bad: the first complaint, as a refusal with its file and line */
export function refuseFirst([first]: readonly Complaint[]): void {
  if (first) fail('lesson-bad', { file: first.file, line: first.line, cause: first.code, facts: first.data });
}

/** @throws lesson-bad */
export function orRefuse({ lesson, complaints }: ReadLesson): Lesson {
  refuseFirst(complaints);
  return lesson;
}
