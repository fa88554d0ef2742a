import type { errors as en } from '../en/errors.js';
import { list, shape } from '../facts.js';

const sh = (value: unknown): string => shape(value, '单个数');

/** 一个错误码一行：是什么，在哪里，接下来可以输入什么。 */
export const errors: typeof en = {
  'shapes-axes': ({ letter, a, b, inA, inB, shapeA, shapeB }) =>
    `${a} 是 ${shapeA ? sh(shapeA) : inA}，而 ${b} 是 ${shapeB ? sh(shapeB) : inB}：两者的 ${letter} 必须一致`,
  'input-unknown': ({ name, known }) => `没有叫 ${name} 的输入；可用的有 ${list(known)}`,
};
