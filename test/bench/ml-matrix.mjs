import { Matrix } from 'ml-matrix';

export function prepare({ X, W_Q, W_K, W_V, W_O, heads }) {
  const matrices = [X, W_Q, W_K, W_V, W_O].map((rows) => new Matrix(rows));
  return {
    run: () => multiHead(...matrices, heads),
    read: (result) => result.to1DArray(),
  };
}

function multiHead(X, W_Q, W_K, W_V, W_O, heads) {
  const Q = X.mmul(W_Q);
  const K = X.mmul(W_K);
  const V = X.mmul(W_V);
  const n = X.rows;
  const width = Q.columns / heads;
  const concat = new Matrix(n, Q.columns);
  for (let h = 0; h < heads; h++) {
    const head = (M) => M.subMatrix(0, n - 1, h * width, (h + 1) * width - 1);
    const scores = head(Q).mmul(head(K).transpose()).div(Math.sqrt(width));
    concat.setSubMatrix(softmax(scores).mmul(head(V)), 0, h * width);
  }
  return concat.mmul(W_O);
}

function softmax(scores) {
  const e = scores.subColumnVector(scores.max('row')).exp();
  return e.divColumnVector(e.sum('row'));
}
