import { type Facts, list, shape } from '../facts.js';

const sh = (value: unknown): string => shape(value, 'a single number', (n) => `a vector of ${n}`);

/** What a mechanism, or a stage of the pipeline, cannot run with. */
export const mechanismErrors = {
  'mechanism-unknown': ({ name, near }: Facts) =>
    `no mechanism is called ${name}${(near as readonly string[]).length > 0 ? `; near it: ${list(near)}` : ''} (attn mechanisms lists them)`,
  'shapes-axes': ({ letter, a, b, inA, inB, shapeA, shapeB }: Facts) =>
    a === b
      ? `${a} is ${sh(shapeA)}, but both of its axes are ${letter}`
      : `${a} is ${shapeA ? sh(shapeA) : inA} but ${b} is ${shapeB ? sh(shapeB) : inB}: ${letter} must agree`,
  'axis-extent': ({ name, shape: s, axis, expected, got }: Facts) =>
    `${name} is ${sh(s)}: its axis ${axis} must be ${expected}, not ${got}`,
  'axis-indivisible': ({ axis, extent, letter }: Facts) =>
    `an axis ${axis} of ${extent} leaves no whole number for ${letter}`,
  'axis-unbound': ({ name, axis }: Facts) => `nothing says how large the axis ${axis} of ${name} is`,
  'input-unknown': ({ name, known }: Facts) => `no input is called ${name}; this takes ${list(known)}`,
  'input-rank': ({ name, shape: s, axes }: Facts) =>
    `${name} is ${sh(s)}, but its axes are ${(axes as readonly string[]).join('×')}`,
  'input-empty': ({ name, shape: s }: Facts) => `${name} is empty (${sh(s)})`,
  'param-unknown': ({ name, known }: Facts) =>
    `there is no parameter ${name}${(known as readonly string[]).length > 0 ? `; there are ${list(known)}` : ''}`,
  'param-type': ({ name, type, value }: Facts) => `${name} must be of type ${type}, not ${value}`,
  'param-choice': ({ name, of, value }: Facts) => `${name} is one of ${list(of)}, not ${value}`,
  'param-range': ({ name, value, least, above, most }: Facts) =>
    `${name} = ${value} is out of range: ${[above !== undefined && `more than ${above}`, least !== undefined && `at least ${least}`, most !== undefined && `at most ${most}`].filter(Boolean).join(', ')}`,
  'mask-value': ({ name }: Facts) => `${name} may hold only 1 (visible) and 0 (hidden)`,
  'mask-needs': () => 'what is to be hidden? --causal, or a mask: --mask "1 1 0"',
  'row-masked': ({ query, token }: Facts) =>
    `the mask hides every key from query ${token === undefined ? query : `${query} ("${token}")`}: leave it at least one`,
  'causal-square': ({ n, m }: Facts) =>
    `a causal mask needs as many keys as queries: there are ${n} queries and ${m} keys`,
  'patches-divide': ({ H, W, P }: Facts) =>
    `an image of ${H}×${W} cannot be cut into patches of ${P}×${P}: its sides must be multiples of ${P}`,
  'positions-past': ({ n, length }: Facts) =>
    `there are ${n} tokens but only ${length} learned positions: past the table there is none`,
  'memory-unused': () => 'this mechanism has no second sequence: leave --memory out',
  'tokens-rows': ({ tokens, name, shape: s }: Facts) =>
    `there are ${tokens} tokens but ${name} is ${sh(s)}: one row a token`,
  'tokens-few': ({ tokens, least }: Facts) =>
    `${tokens} ${tokens === 1 ? 'token is' : 'tokens are'} too few: at least ${least}`,
  'text-unused': () => 'this mechanism takes no text: give its arrays by name, or nothing for the example',
  'stage-needs': ({ name, stage }: Facts) =>
    `there is no ${name} here: attn ${stage} makes it, or give ${name}="…"`,
  'scale-needs': () => 'there are no keys here to take d_k from: say --d-k N, or --by FACTOR',
  'softmax-nothing': () => 'every score is −∞: there is nothing to give weight to',
  temperature: ({ value }: Facts) => `the temperature must be more than 0, not ${value}`,
  'no-shift-vector': () => '--no-shift is for a list of numbers: attn softmax 1000 1001 999 --no-shift',
  'mistake-unknown': ({ name, near }: Facts) =>
    `no mistake is called ${name}${(near as readonly string[]).length > 0 ? `; near it: ${list(near)}` : ''} (attn wrong lists them)`,
  'mistakes-none': ({ mechanism }: Facts) =>
    `none of the known mistakes can be made in ${mechanism}: attn wrong lists them all`,
  'mistake-elsewhere': ({ mistake, mechanism }: Facts) =>
    `${mistake} cannot be made in ${mechanism} with these options: it lacks the step that is done wrong`,
  'compare-two': () => 'name at least two mechanisms: attn compare dot-product cosine',
  'claim-none': ({ mechanism }: Facts) =>
    `there is nothing to check: beside the inputs of ${mechanism}, give a step your program got, such as weights or output`,
  'claim-unknown': ({ name, mechanism, near, known }: Facts) =>
    `${mechanism} has no step ${name}; ${(near as readonly string[]).length > 0 ? `near it: ${list(near)}` : `its steps: ${list(known)}`} (--as ${name}=OURS renames)`,
  'claim-needs': ({ name, missing }: Facts) =>
    `${name} can only be checked with ${list(missing)}: give them too`,
  'claim-shape': ({ name, shape: s, expected, averaged }: Facts) =>
    `your ${name} is ${sh(s)}, but these inputs make it ${sh(expected)}${averaged ? '; is it the mean over the heads? PyTorch gives that unless average_attn_weights=False' : ''}`,
  'claim-as': ({ pair }: Facts) => `--as takes theirs=ours, parted by commas, not "${pair}"`,
  'claim-as-unknown': ({ name, known }: Facts) => `--as: there is no array ${name}; there are ${list(known)}`,
};
