// npm run torture: the same unit and end-to-end tests, with every fault in all its rounds. Takes long.
import { report } from './test/report.mjs';
import { buildStep, endToEndStep, unitStep } from './test/steps.mjs';

const env = { LAB_ROUNDS: 'full' };

await report(async (take) => {
  await take(() => unitStep(env));
  await take(buildStep);
  await take(() => endToEndStep(env));
});
