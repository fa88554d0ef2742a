import type { help as en } from '../en/help.js';

/** 帮助：每个命令一句话，每个选项一句话。 */
export const help: typeof en = {
  tagline: '把注意力当面算给你看：每一步一张表，每个数都能追问',
  commands: {
    softmax: '用你给的数，分五步算 softmax',
  },
  options: {},
};
