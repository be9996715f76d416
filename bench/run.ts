// npm run bench: ratios measured in one run, side by side, since a machine that is busy is busy for both. Nothing in the tests
// looks at a clock; a goal that is missed is printed as missed.
import { parseArgs } from 'node:util';
import { coreRow } from './coreTime';
import { dragRows } from './drag';
import { longWorkRows } from './longWork';
import { table } from './report';
import { startRows } from './start';

const { json } = parseArgs({ options: { json: { type: 'boolean', default: false } } }).values;
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

tell('drag, about a minute and a half ...');
const { rows: drag, machine } = await dragRows();
tell('start, about a minute ...');
const start = await startRows();
tell('long work, about half a minute ...');
const rows = [...start, ...drag, await coreRow(), ...(await longWorkRows())];
if (json) console.log(JSON.stringify(rows));
else console.log(`\n${machine.facts}\n\n${table(rows)}\n\nGoals are largest ratios; without a ratio, most milliseconds. Quartiles are of the rounds' own ratios.`);
