// npm test: everything there is to check, from nothing. All steps run, whatever fails; the last line sums them up.
import { report } from './test/report.mjs';
import { buildStep, coreTypes, endToEndStep, staticSteps, unitStep } from './test/steps.mjs';

await report(async (take) => {
  await take(coreTypes);
  const waiting = [...staticSteps];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await take(step);
  };
  await Promise.all([lane(), lane()]);
  // What measures time or drives a window runs alone.
  await take(unitStep);
  await take(buildStep);
  await take(endToEndStep);
});
