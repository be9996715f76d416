import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/screens.ts',
  outputDir: 'test-results',
  timeout: 75_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  // A third worker makes every single test slower than it saves.
  workers: 2,
  // What a busy machine spoils is tried again, and the report names it.
  retries: 1,
  forbidOnly: true,
  reporter: [['list']],
});
