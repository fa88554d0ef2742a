import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
    // every core, and patience for those that start processes while others do
    maxWorkers: '100%',
    testTimeout: 30_000,
    reporters: ['default', ['json', { outputFile: 'test/report.json' }]],
  },
});
