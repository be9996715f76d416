// npm run house [-- <report.json>]: the rules of the house, each in a line; what breaks one is named by file and line.
import { writeFileSync } from 'node:fs';
import { houseChecks } from './house/checks';

const checks = await houseChecks();
const [report] = process.argv.slice(2);
if (report !== undefined) writeFileSync(report, JSON.stringify(checks));
for (const { name, problems } of checks) console.log([`${problems.length === 0 ? 'ok' : 'NOT'}  ${name}`, ...problems.map((problem) => `       ${problem}`)].join('\n'));
process.exitCode = checks.some(({ problems }) => problems.length > 0) ? 1 : 0;
