// npm test: everything there is to check, from nothing. All steps run, whatever fails; the last line sums them up.
import { buildStep, endToEndStep, staticSteps, unitStep } from './test/steps.mjs';
import { single, summary } from './test/tally.mjs';
import { setUp } from './setup.mjs';

/** @typedef {import('./test/tally.mjs').Outcome} Outcome */

/** @type {Outcome[]} */
const outcomes = [];

/** @param {() => Promise<Outcome>} step */
async function take(step) {
  const from = performance.now();
  const outcome = await step();
  outcomes.push(outcome);
  const { name, passed, failed, problems } = outcome;
  console.log(`${failed === 0 ? 'ok ' : 'NOT'} ${name.padEnd(42)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed  ${((performance.now() - from) / 1000).toFixed(1)} s`);
  for (const problem of problems) console.log(problem.replace(/^/gm, '      '));
}

async function everything() {
  const waiting = [...staticSteps];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await take(step);
  };
  await Promise.all([lane(), lane()]);
  // What measures time or drives a window runs alone.
  await take(unitStep);
  await take(buildStep);
  await take(endToEndStep);
}

try {
  await setUp();
  await everything();
} catch (error) {
  await take(async () => single('set-up', false, error instanceof Error ? error.message : String(error)));
}
const { line, ok } = summary(outcomes);
console.log(`\n${line}`);
process.exitCode = ok ? 0 : 1;
