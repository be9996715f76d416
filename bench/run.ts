// npm run bench [-- --only em-small] [-- --json]: ratios measured in one run, side by side, since a machine that is busy is busy for both.
// Nothing in the tests looks at a clock; a goal that is missed is printed as missed.
import { parseArgs } from 'node:util';
import { appParts } from './parts.mjs';
import { numericRows, numericText, numericWorkloads } from './numeric/rows';
import { numericJson } from './numeric/table';
import { table } from './report';

const { json, only } = parseArgs({ options: { json: { type: 'boolean', default: false }, only: { type: 'string' } } }).values;
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

const numeric = numericWorkloads(only);
const app = appParts(only);
if (numeric.length + app.length === 0) {
  tell(`There is no workload "${only ?? ''}". There are ${[...appParts(undefined), ...numericWorkloads(undefined).map(({ id }) => id)].join(', ')}.`);
  process.exitCode = 1;
}

if (numeric.length > 0) {
  const rows = await numericRows(numeric, tell);
  for (const { workload, faults } of rows) for (const fault of faults) tell(`${workload}, ${fault}`);
  if (rows.some(({ checksumsAgree }) => !checksumsAgree)) process.exitCode = 1;
  process.stdout.write(`${json ? numericJson(rows) : await numericText(rows)}\n`);
}

// A program that asks for the numbers of the core gets one array; the app's rows have another shape, and are asked for by name.
if (app.length > 0 && !(json && only === undefined)) {
  // Only now, since it opens with setting up the runtime that the app needs.
  const { appRows } = await import('./appRows');
  const { rows, facts } = await appRows(app, tell);
  const told = "Goals are largest ratios; without a ratio, most milliseconds. Quartiles are of the rounds' own ratios.";
  process.stdout.write(json ? `${JSON.stringify(rows)}\n` : `\n${facts}\n\n${table(rows)}\n\n${told}\n`);
}
