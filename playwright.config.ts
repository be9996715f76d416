import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 75_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  // A third worker makes every single test slower than it saves.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
});
