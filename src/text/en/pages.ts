/** Sentences of the pages. Steps, ids and numbers come as they are; nothing here is computed. */
export const pages = {
  lang: 'en' as 'en' | 'zh',
  next: 'next',
  inputs: 'inputs',
  steps: 'steps',
  masked: 'masked',
  sumsTo1: 'sums to 1',
  origin: (origin: string) =>
    ({ user: 'given', default: 'example', constant: 'constant' })[origin] ?? `made from ${origin}`,
  /** A head, a batch, a block: where a table stands along an axis that has none of its own. */
  axisAt: (axis: string, at: number, name?: string) =>
    name ?? (axis === 'h' ? `head ${at}` : `${axis} = ${at}`),
  axisMeaning: (axis: string, extent: number) => {
    const meaning = { n: ' queries', m: ' keys', h: ' heads' }[axis] ?? '';
    return extent === 1 ? meaning.replace(/ies$/, 'y').replace(/s$/, '') : meaning;
  },
  leftOut: (rows: number, columns: number, head: number, tail: number) =>
    `${rows}×${columns}: the first ${head} and the last ${tail} are shown; --full shows all`,
  leftOutBlocks: (left: number, all: number) => `${left} of ${all} tables left out; --full shows all`,
  /** A token, or the number of its place where it has no name. */
  strongestKey: (key: string | number, weight: string) =>
    `The largest weight, ${weight}, is on ${typeof key === 'number' ? `key ${key}` : `"${key}"`}.`,
  strongestPair: (query: string | number, key: string | number, weight: string, head?: string) => {
    const who = typeof query === 'number' ? `${head ? 'query' : 'Query'} ${query}` : `"${query}"`;
    const whom = typeof key === 'number' ? `key ${key}` : `"${key}"`;
    const where = head ? `In ${head}, ` : '';
    return `${where}${who} looks most at ${whom} (${weight}${head ? ', the largest weight of all heads' : ''}).`;
  },
  softmaxRatio: (gap: string, ratio: string, division?: string) =>
    `${gap} more in the score is e^${gap} = ${ratio} times the weight${division ? `: ${division}` : ''}.`,
  softmaxEqual: 'The largest scores are equal, and so are their weights.',
  softmaxOfOne: 'One score alone always gets the weight 1, whatever it is.',
  overflow: (largest: string, power: string) =>
    `e^${largest} = ${power}: beyond the largest float64 (about 1.8e308), and ∞ / ∞ is no number. Subtracting the maximum first changes no weight and keeps every power at most 1: leave --no-shift out.`,
  nextSharper: 'sharper',
  nextWhy: (value: string) => `where ${value} comes from`,
  nextWhyCell: 'where a cell comes from',
  nextGrad: 'the gradient of every step',
  nextShift: 'the same with the shift: no overflow',
  nextDeeper: 'down to the inputs',
  nextRun: 'one of them, step by step',
  nextParams: 'its parameters and an example',
  stages: {
    project: 'queries, keys and values',
    scores: 'how well each query fits each key',
    scale: 'divide by √d_k',
    mask: 'hide the later keys',
    softmax: 'scores to weights',
    sum: 'the weighted sum of the values',
    grad: 'the gradient of every step',
    check: 'recompute every step',
  } as Record<string, string>,
  claimDiffers: (claimed: string, computed: string) =>
    `The trace says ${claimed}, but its own formula gives ${computed}: attn check tells where it goes wrong first.`,
  step: 'step',
  cell: 'cell',
  cells: 'cells',
  claimed: 'claimed',
  computed: 'computed',
  verdict: 'verdict',
  verdicts: {
    given: 'given',
    holds: 'holds',
    carried: 'carried over',
    false: 'false',
    computed: 'filled in',
  },
  firstFalse: '← first',
  checkHolds: (steps: number) =>
    steps === 0
      ? 'No step claimed a number: every one was filled in.'
      : `${steps === 1 ? 'The one step that claims a number holds' : `All ${steps} steps that claim a number hold`}.`,
  checkFailed: (wrong: readonly string[], first?: string) =>
    first === undefined
      ? `Carried over from a false step: ${wrong.join(', ')}.`
      : `${first} is the first false step${wrong.length > 1 ? `; what follows from it: ${wrong.filter((name) => name !== first).join(', ')}` : ''}.`,
  gradOrder: 'from the target back to the inputs',
  gradZero:
    'Every gradient of the inputs is 0, and must be: the weights of a row always sum to 1, so their sum cannot change (what is left in the tables is rounding). Ask for one cell: --of weights,0.',
  gradFlat: (target: string) =>
    `Every gradient of the inputs is 0 to within rounding: at these numbers no small change of an input changes ${target}.`,
  gradMissing: (steps: readonly string[]) =>
    `– no gradient: ${steps.join(', ')} (not on the way to the target, or behind a mask or a choice)`,
  differences: 'the same by finite differences: (f(x + ε) − f(x − ε)) / 2ε',
  byChainRule: 'chain rule',
  byDifference: 'difference',
  largestOff: 'furthest apart',
  corner: 'corner',
  cornerNote:
    'corner: a ReLU, a minimum or a choice stands just where its slope changes. The chain rule takes one of the slopes that meet there; the difference takes their mean.',
  groups: {
    scores: 'Scores',
    transformer: 'Transformer',
    reach: 'Reach and kind',
    efficient: 'Efficient',
    recent: 'Of the last years',
    networks: 'With other networks',
    tasks: 'Tasks',
  } as Record<string, string>,
  otherMeanings: (typed: string, first: string, others: readonly string[]) =>
    `"${typed}" has several meanings: this is ${first}; there is also ${others.join(', ')}`,
  takenForText: (typed: string, near: string) =>
    `"${typed}" names no mechanism and is taken for the text; near it: ${near}`,
  subjects: {
    projections: 'Queries, keys and values',
    positions: 'Positions',
    scores: 'Scores',
    scaling: 'Scaling',
    masking: 'Masking',
    weights: 'From scores to weights',
    sum: 'The weighted sum',
    heads: 'Heads',
    blocks: 'Transformer blocks',
  } as Record<string, string>,
  shownWith: (options: string) => `Shown with ${options}, without which it would not be seen.`,
  right: '✓ right',
  wrong: '✗ wrong',
  mechanism: 'mechanism',
  formula: 'formula',
  otherShape: 'another shape',
  noDifference: 'On these numbers nothing comes out otherwise.',
  difference: (step: string) => `${step}: wrong − right`,
  differIn: (steps: readonly (readonly [string, string])[]) =>
    `Different, and by how much at most: ${steps.map(([name, off]) => `${name} ${off}`).join(', ')}.`,
  howToNotice: 'How to notice: ',
  seenIn: (places: readonly string[]) => `Seen in: ${places.join(', ')}`,
  nextWrong: 'right and wrong side by side',
  nextRight: 'the right way, step by step',
  nextMistakes: 'all known mistakes',
  nextAlone: 'one of them, step by step',
  sameInputs: (names: readonly string[]) =>
    names.length === 0 ? 'They share no input by name.' : `The same numbers for all: ${names.join(', ')}.`,
  differFrom: (id: string) => `largest difference from ${id}`,
  nothingShared: 'They have no step in common that could be compared.',
  within: (tolerance: string) => `to within ${tolerance}`,
  exactlyWhatYouGet: (title: string, id: string, difference: string) =>
    `These numbers are exactly what one gets when ${title} (mistake: ${id}; largest difference ${difference}).`,
  noMistakeFits: 'No known mistake gives these numbers: attn wrong lists those that were tried.',
  peopleSay: 'People say: ',
  butTrue: 'In truth: ',
  foldedScopes: (like: string, scopes: readonly string[]) =>
    `${scopes.length === 1 ? `${scopes[0]} goes` : `${scopes[0]} to ${scopes.at(-1)} go`} through the same steps as ${like}: only the last step of each is shown; --full shows all.`,
};
