import type { Step } from '../trace/types.js';

export interface Folded {
  /** The steps that are shown. */
  readonly steps: readonly Step[];
  /** Scopes of which only the last step is shown, with the one that is like them and shown whole. */
  readonly folded: readonly { readonly like: string; readonly scopes: readonly string[] }[];
}

/** `t2.h` is in the scope `t2`; a step without a dot is in none. */
function scopeOf({ name }: Step): string | undefined {
  const dot = name.indexOf('.');
  return dot < 0 ? undefined : name.slice(0, dot);
}

/**
 * Scopes that differ in their number only (t0, t1, t2) go through the same steps: the last, which builds on
 * all before it, is shown whole; of the others the last step, which is their result.
 */
export function foldScopes(steps: readonly Step[]): Folded {
  const byStem = new Map<string, Set<string>>();
  for (const step of steps) {
    const scope = scopeOf(step);
    if (scope === undefined || !/\d$/.test(scope)) continue;
    const stem = scope.replace(/\d+$/, '');
    byStem.set(stem, (byStem.get(stem) ?? new Set()).add(scope));
  }
  const folded = [...byStem.values()]
    .filter((scopes) => scopes.size > 1)
    .map((scopes) => ({ like: [...scopes].at(-1)!, scopes: [...scopes].slice(0, -1) }));
  const hidden = new Set(folded.flatMap(({ scopes }) => scopes));
  const last = new Map(steps.map((step) => [scopeOf(step), step.name]));
  return {
    folded,
    steps: steps.filter((step) => {
      const scope = scopeOf(step);
      return scope === undefined || !hidden.has(scope) || last.get(scope) === step.name;
    }),
  };
}
