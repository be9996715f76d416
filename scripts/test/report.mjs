// Takes steps one after another, says of each how it went, and ends with the one line over all.
import { setUp } from '../setup.mjs';
import { single, summary } from './tally.mjs';

/** @typedef {import('./tally.mjs').Outcome} Outcome */

/** @param {(take: (step: () => Promise<Outcome>) => Promise<void>) => Promise<void>} body */
export async function report(body) {
  /** @type {Outcome[]} */
  const outcomes = [];
  /** @param {() => Promise<Outcome>} step */
  const take = async (step) => {
    const from = performance.now();
    const outcome = await step();
    outcomes.push(outcome);
    const { name, passed, failed, problems } = outcome;
    console.log(`${failed === 0 ? 'ok ' : 'NOT'} ${name.padEnd(42)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed  ${((performance.now() - from) / 1000).toFixed(1)} s`);
    for (const problem of problems) console.log(problem.replace(/^/gm, '      '));
  };
  let stage = 'set-up';
  try {
    await setUp();
    stage = 'the run as a whole';
    await body(take);
  } catch (error) {
    await take(async () => single(stage, false, error instanceof Error ? error.message : String(error)));
  }
  const { line, ok } = summary(outcomes);
  console.log(`\n${line}`);
  process.exitCode = ok ? 0 : 1;
}
