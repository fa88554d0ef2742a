import type { Command } from './types.js';

/** Every command that only computes, by name; each is loaded when it is called. */
export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  softmax: async () => (await import('./softmax.js')).softmax,
  embed: async () => (await import('./embed.js')).embed,
  project: async () => (await import('./project.js')).project,
  scores: async () => (await import('./scores.js')).scores,
  scale: async () => (await import('./scale.js')).scale,
  mask: async () => (await import('./mask.js')).mask,
  sum: async () => (await import('./sum.js')).sum,
  run: async () => (await import('./run.js')).run,
  mechanisms: async () => (await import('./mechanisms.js')).mechanisms,
  show: async () => (await import('./show.js')).show,
  why: async () => (await import('./why.js')).why,
  check: async () => (await import('./check.js')).check,
  compare: async () => (await import('./compare.js')).compare,
  wrong: async () => (await import('./wrong.js')).wrong,
  cost: async () => (await import('./cost.js')).cost,
  grad: async () => (await import('./grad.js')).grad,
};
