/** Sentences of the pages. */
export const pages = {
  next: 'next',
  sumsTo1: 'sums to 1',
};
