import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/global.ts'],
    setupFiles: ['test/seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Modules are loaded once a worker, not once a file: a third of the time. State of a module is therefore shared by files.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
})
