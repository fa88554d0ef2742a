import { COMMANDS } from '../commands/index.js';
import type { Table } from '../commands/parse.js';
import type { EdgeCommand } from './edge.js';

/** Every command there is: those that only compute, and those of the edge. */
export const TABLE: Table<EdgeCommand> = {
  ...COMMANDS,
  explain: async () => (await import('./explain.js')).explain,
  sources: async () => (await import('./sources.js')).sources,
  errata: async () => (await import('./errata.js')).errata,
  lessons: async () => (await import('./lessons.js')).lessons,
  learn: async () => (await import('./learn.js')).learn,
  quiz: async () => (await import('./quiz.js')).quiz,
  review: async () => (await import('./review.js')).review,
  progress: async () => (await import('./progress.js')).progress,
  undo: async () => (await import('./undo.js')).undo,
  reset: async () => (await import('./undo.js')).reset,
  help: async () => (await import('./help.js')).help,
  doctor: async () => (await import('./doctor.js')).doctor,
  completion: async () => (await import('./completion.js')).completion,
};
