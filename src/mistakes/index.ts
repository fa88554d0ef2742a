import { SCALING } from './scaling.js';
import type { Mistake } from './types.js';
import { WEIGHTS } from './weights.js';

/** Every known mistake, by subject. */
export const MISTAKES: readonly Mistake[] = [...SCALING, ...WEIGHTS];
