import type { Term } from './term.js';

/** The terms of the field: what they are called, what they mean. */
export const glossary = {
  attention: {
    name: 'attention',
    aliases: [],
    means: 'An average of values, weighted by how well their keys fit a query.',
  },
  query: {
    name: 'query',
    aliases: ['Q', 'queries'],
    means: 'What a token asks for: a vector that is compared with every key.',
  },
  key: {
    name: 'key',
    aliases: ['K', 'keys'],
    means: 'What a token can be found by: the vector that queries are compared with.',
  },
  value: {
    name: 'value',
    aliases: ['V', 'values'],
    means: 'What a token hands over when it is attended to: the vector that is averaged.',
  },
  token: {
    name: 'token',
    aliases: ['tokens'],
    means: 'A piece of text that gets one vector: a word, a part of a word, a sign.',
  },
  embedding: {
    name: 'embedding',
    aliases: ['embeddings', 'X'],
    means: 'The vector a token is looked up as.',
  },
  projection: {
    name: 'projection',
    aliases: ['W_Q', 'W_K', 'W_V', 'W_O', 'projections', 'output projection'],
    means: 'A product with a learned matrix: X·W_Q makes queries out of embeddings.',
  },
  score: {
    name: 'score',
    aliases: ['scores', 'logit', 'logits', 'energy'],
    means: 'How well a query fits a key, before softmax: any number.',
  },
  weights: {
    name: 'weights',
    aliases: ['attention weights', 'weight'],
    means: 'Shares of attention: positive, one for each key, summing to 1 for each query.',
  },
  output: {
    name: 'output',
    aliases: ['context vector', 'context'],
    means: 'The weighted sum of the values: what a query gets back.',
  },
  'weighted-sum': {
    name: 'weighted sum',
    aliases: ['weighted average', 'convex combination'],
    means: 'Each value times its weight, added up; with weights that sum to 1 an average.',
  },
  'd-k': {
    name: 'd_k',
    aliases: ['dk', 'head width', 'key width'],
    means: 'The width of a query and of a key: how many numbers they have.',
  },
  'd-v': {
    name: 'd_v',
    aliases: ['dv', 'value width'],
    means: 'The width of a value, and so of the output.',
  },
  'd-model': {
    name: 'd_model',
    aliases: ['dmodel', 'model width', 'hidden size'],
    means: 'The width of a token’s vector between the layers.',
  },
  scaling: {
    name: 'scaling',
    aliases: ['scale', '1/√d_k', 'scaling factor'],
    means: 'Division of the scores by √d_k, so that their spread does not grow with the width.',
  },
  'dot-product': {
    name: 'dot product',
    aliases: ['inner product', 'q·k'],
    means: 'The sum of the products of two vectors, number by number.',
  },
  'cosine-similarity': {
    name: 'cosine similarity',
    aliases: ['cosine'],
    means: 'The dot product of two vectors of length 1: only the angle counts.',
  },
  'score-function': {
    name: 'score function',
    aliases: ['alignment function', 'compatibility function'],
    means: 'The rule that makes a score out of a query and a key: product, small network, distance.',
  },
  temperature: {
    name: 'temperature',
    aliases: ['T', 'tau'],
    means: 'What the scores are divided by before softmax: below 1 sharper, above 1 flatter.',
  },
  entropy: {
    name: 'entropy',
    aliases: ['H'],
    means: 'How spread out weights are: 0 on a single key, ln n when all are equal.',
  },
  head: {
    name: 'head',
    aliases: ['attention head', 'heads'],
    means: 'One attention of several, with projections of its own and a part of the width.',
  },
  'self-attention': {
    name: 'self-attention',
    aliases: ['self attention', 'intra-attention'],
    means: 'Attention whose queries, keys and values all come from the same sequence.',
  },
  'cross-attention': {
    name: 'cross-attention',
    aliases: ['cross attention', 'encoder-decoder attention'],
    means: 'Attention whose queries come from one sequence, its keys and values from another.',
  },
  memory: {
    name: 'memory',
    aliases: ['Y', 'source'],
    means: 'The sequence that is asked: keys and values come from it.',
  },
  mask: {
    name: 'mask',
    aliases: ['attention mask'],
    means: 'Which keys a query may see; the scores of the others become −∞.',
  },
  'causal-mask': {
    name: 'causal mask',
    aliases: ['look-ahead mask', 'triangular mask'],
    means: 'The mask that hides what comes later.',
  },
  padding: {
    name: 'padding',
    aliases: ['pad', 'padding mask'],
    means: 'Tokens that only fill up short sentences; a mask hides them.',
  },
  autoregressive: {
    name: 'autoregressive',
    aliases: ['auto-regressive', 'left to right'],
    means: 'One token after the other, each made from those before.',
  },
  'cross-entropy': {
    name: 'cross-entropy',
    aliases: ['negative log-likelihood', 'NLL', 'loss'],
    means: '−ln of the probability given to the right token.',
  },
  perplexity: {
    name: 'perplexity',
    aliases: ['ppl'],
    means: 'e to the power of the cross-entropy: as if choosing among so many equal tokens.',
  },
  'teacher-forcing': {
    name: 'teacher forcing',
    aliases: [],
    means: 'Training on the right tokens of the past, not on one’s own guesses.',
  },
  position: {
    name: 'positional encoding',
    aliases: ['position code', 'PE', 'positions'],
    means: 'What tells equal tokens at different places apart.',
  },
  residual: {
    name: 'residual connection',
    aliases: ['skip connection', 'residual', 'residual stream'],
    means: 'The input added to the output of a layer: x + f(x).',
  },
  'layer-norm': {
    name: 'layer normalization',
    aliases: ['layer norm', 'LayerNorm'],
    means: 'Each token’s vector, shifted and scaled to mean 0 and variance 1.',
  },
  'feed-forward': {
    name: 'feed-forward network',
    aliases: ['FFN', 'MLP', 'position-wise network'],
    means: 'Two layers applied to each token by itself: where attention moves, this transforms.',
  },
  encoder: {
    name: 'encoder',
    aliases: [],
    means: 'The part that reads a whole sequence into vectors, every token seeing all.',
  },
  decoder: {
    name: 'decoder',
    aliases: [],
    means: 'The part that writes, token by token, seeing what is written and the memory.',
  },
  transformer: {
    name: 'Transformer',
    aliases: ['transformers'],
    means: 'A network made of blocks of attention and feed-forward networks, without recurrence.',
  },
  logits: {
    name: 'output logits',
    aliases: ['unembedding'],
    means: 'Scores over the whole vocabulary, from which the next token is drawn.',
  },
  alignment: {
    name: 'alignment',
    aliases: ['soft alignment'],
    means: 'Which source word belongs to which target word; weights are a soft one.',
  },
  recurrence: {
    name: 'recurrent network',
    aliases: ['RNN', 'recurrence'],
    means: 'A network that reads one token a step and keeps a state.',
  },
  'hidden-state': {
    name: 'hidden state',
    aliases: ['state', 'h'],
    means: 'What a recurrent network keeps from step to step.',
  },
  complexity: {
    name: 'complexity',
    aliases: ['O(n²)', 'quadratic'],
    means: 'How work and memory grow: with attention, with the square of the length.',
  },
  window: {
    name: 'window',
    aliases: ['sliding window', 'local attention'],
    means: 'The few neighbours that a query sees in local attention.',
  },
  'soft-attention': {
    name: 'soft attention',
    aliases: [],
    means: 'Attention that averages over everything it sees; it has gradients.',
  },
  'hard-attention': {
    name: 'hard attention',
    aliases: [],
    means: 'Attention that draws one place; what is drawn has no gradient.',
  },
  gradient: {
    name: 'gradient',
    aliases: ['derivative', 'backpropagation'],
    means: 'How much a number would change if another one changed a little.',
  },
  saturation: {
    name: 'saturation',
    aliases: ['vanishing gradient'],
    means: 'When softmax puts nearly all on one key, its gradient is nearly 0.',
  },
  dropout: {
    name: 'dropout',
    aliases: ['attention dropout'],
    means: 'Some weights set to 0 by chance while training, the others made larger.',
  },
  'kv-cache': {
    name: 'KV cache',
    aliases: ['cache', 'key-value cache'],
    means: 'Keys and values of past tokens, kept so that they are computed once.',
  },
  sink: {
    name: 'attention sink',
    aliases: ['sink'],
    means: 'A token that takes the weight for which there is no better use, often the first.',
  },
  'permutation-equivariance': {
    name: 'permutation equivariance',
    aliases: ['order blindness'],
    means: 'Shuffle the inputs, and the outputs are shuffled the same way: order is not seen.',
  },
  pretraining: {
    name: 'pre-training',
    aliases: ['pretraining', 'fine-tuning'],
    means: 'Training on much unlabelled text first, on the task afterwards.',
  },
  'masked-language-model': {
    name: 'masked language model',
    aliases: ['MLM'],
    means: 'A model trained to fill in hidden tokens from both sides.',
  },
  patch: {
    name: 'patch',
    aliases: ['image patch', 'patches'],
    means: 'A square of an image, used as a token.',
  },
  channel: {
    name: 'channel',
    aliases: ['feature map', 'channels'],
    means: 'One of the maps that make up an image inside a network.',
  },
  graph: {
    name: 'graph',
    aliases: ['neighbours', 'edges'],
    means: 'Nodes and edges; the edges say who may attend to whom.',
  },
  modality: { name: 'modality', aliases: ['modalities'], means: 'A kind of input: text, image, sound.' },
  sampling: { name: 'sampling', aliases: ['decoding'], means: 'Drawing the next token from a distribution.' },
  'softmax-axis': {
    name: 'softmax axis',
    aliases: ['axis', 'dim'],
    means: 'The direction in which weights sum to 1: over the keys, for each query.',
  },
  'low-rank': {
    name: 'low-rank update',
    aliases: ['low rank', 'LoRA'],
    means: 'A change of a matrix made of two thin ones: few numbers to train.',
  },
  ablation: { name: 'ablation', aliases: [], means: 'Taking a part out and measuring what that costs.' },
} as const satisfies Record<string, Term>;
