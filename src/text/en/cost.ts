/** Sentences of `attn cost`. */
export const cost = {
  title: 'what a Transformer computes and keeps',
  operations: 'multiply-adds, all n tokens at once',
  operationsHead: ['', '', 'multiply-adds', 'of a layer'],
  counts: {
    projections: 'X to Q, K, V',
    scores: 'Q Kᵀ, all heads',
    sum: 'weights · V',
    output: 'W_O mixes the heads',
    ffn: 'feed-forward',
    attention: 'attention',
    layer: 'one layer',
    model: 'all layers',
    rnn: 'a plain RNN layer',
    lstm: 'an LSTM layer',
    parameters: 'parameters, all layers',
    matrix_bytes: 'weights of one head, n×n',
    weights: 'weights of all heads and layers',
  } as Record<string, string>,
  defaults: 'Sizes in brackets are not given but assumed.',
  notCounted:
    'Biases, norms, softmax, residuals and embeddings are left out. What the weights turn out to be changes nothing: soft attention computes every score.',
  others: 'the same tokens through another kind of layer',
  memory: 'numbers and bytes',
  memoryHead: ['', 'numbers', 'bytes', ''],
  cache: (n: string) => `KV cache: keys and values kept while generating, n = ${n}`,
  cacheHead: ['', 'heads of K, V', 'per token', 'for n tokens', '', ''],
  kinds: { mha: 'multi-head', gqa: 'grouped-query', mqa: 'multi-query', mla: 'latent (MLA)' },
  tooWide: 'With heads this wide not even 32 tokens can be measured in a few seconds.',
  nextTwice: 'twice as many tokens: scores ×4, all else ×2',
  measured: 'measured on this machine',
  how: (d_k: number, tile: number, runs: number) =>
    `One head with d_k = ${d_k} in float64: plain attention holds all n×n weights; tiled attention goes through ${tile}×${tile} tiles with an online softmax, and gives the same output. Each number is the fastest of ${runs} runs.`,
  plain: 'plain',
  tiled: 'tiled',
  grows: 'grows as',
  time: 'time',
  held: 'memory: arrays held beyond Q, K and V',
  counted: (n: number, plain: string, tiled: string) =>
    `The bytes are counted as the arrays are made. By its own account the process grew by ${plain} (plain) and ${tiled} (tiled) at n = ${n}, unless memory was given back meanwhile.`,
  lesson:
    'Tiles do not save arithmetic: both multiply n² pairs. What they save is the n×n array, and with it the memory that grows as n².',
};
