import { all, create } from 'mathjs';

const math = create(all);

export function prepare({ X, W_Q, W_K, W_V, W_O, heads }) {
  const matrices = [X, W_Q, W_K, W_V, W_O].map((rows) => math.matrix(rows, 'dense', 'number'));
  return {
    run: () => multiHead(...matrices, heads),
    read: (result) => result.toArray().flat(),
  };
}

function multiHead(X, W_Q, W_K, W_V, W_O, heads) {
  const Q = math.multiply(X, W_Q);
  const K = math.multiply(X, W_K);
  const V = math.multiply(X, W_V);
  const [n, d] = Q.size();
  const width = d / heads;
  const perHead = Array.from({ length: heads }, (_, h) => {
    const head = (M) => math.subset(M, math.index(math.range(0, n), math.range(h * width, (h + 1) * width)));
    const scores = math.divide(math.multiply(head(Q), math.transpose(head(K))), Math.sqrt(width));
    return math.multiply(softmax(scores), head(V));
  });
  return math.multiply(math.concat(...perHead, 1), W_O);
}

function softmax(scores) {
  const rows = scores.toArray().map((row) => {
    const e = math.map(math.subtract(row, math.max(row)), Math.exp);
    return math.divide(e, math.sum(e));
  });
  return math.matrix(rows, 'dense', 'number');
}
