import type { pages as en } from '../en/pages.js';

/** 页面里的句子。 */
export const pages: typeof en = {
  next: '接下来',
  sumsTo1: '和为 1',
};
