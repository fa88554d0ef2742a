import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

setWasmPaths(`${dirname(fileURLToPath(import.meta.resolve('@tensorflow/tfjs-backend-wasm')))}/`);
tf.enableProdMode();

export async function prepare({ X, W_Q, W_K, W_V, W_O, heads }, backend) {
  await tf.setBackend(backend);
  await tf.ready();
  const tensors = [X, W_Q, W_K, W_V, W_O].map((rows) => tf.tensor2d(rows));
  return {
    run() {
      const output = tf.tidy(() => multiHead(...tensors, heads));
      const result = output.dataSync();
      output.dispose();
      return result;
    },
    read: (result) => result,
  };
}

function multiHead(X, W_Q, W_K, W_V, W_O, heads) {
  const [n, d] = X.shape;
  const split = (M) => tf.transpose(tf.reshape(M, [n, heads, d / heads]), [1, 0, 2]);
  const Q = split(tf.matMul(X, W_Q));
  const K = split(tf.matMul(X, W_K));
  const V = split(tf.matMul(X, W_V));
  const scores = tf.div(tf.matMul(Q, K, false, true), Math.sqrt(d / heads));
  const perHead = tf.matMul(tf.softmax(scores), V);
  return tf.matMul(tf.reshape(tf.transpose(perHead, [1, 0, 2]), [n, d]), W_O);
}
