import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Hands a text to the headless core and gives back its answers, one per line. */
function run(input: string): Promise<{ answers: unknown[]; code: number | null; said: string }> {
  return new Promise((done) => {
    const core = spawn(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), 'src-main/headless.ts'], { cwd: root });
    let out = '';
    let said = '';
    core.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    core.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    core.once('close', (code) => done({ answers: out.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as unknown), code, said }));
    core.stdin.end(input);
  });
}

const call = (name: string, input: unknown): string => JSON.stringify({ call: `negative-binomial.${name}`, in: input });
const law = { r: 3, rho: 0.6 };
const domain = (field: string) => ({ out: null, because: { kind: 'domain', field, message: expect.any(String) as string } });
const error = (kind: string) => ({ error: expect.objectContaining({ kind, message: expect.any(String) as string }) as object });

/** Each line and what must come back, in this order. */
const exchange: [line: string, answer: unknown][] = [
  [call('logPmf', { x: 3, ...law }), { out: expect.closeTo(-1.97876, 4) as number }],
  [call('logPmf', { x: 3, ...law, r: -1 }), domain('r')],
  [call('logPmf', { x: 3, ...law, r: 'Infinity' }), domain('r')],
  [call('logPmf', { x: -1, ...law }), { out: '-Infinity' }],
  [call('quantile', { p: 1, ...law }), { out: 'Infinity' }],
  [call('profileLogLik', { frequencies: [0, 0, 5], r: 'Infinity' }), { out: expect.any(Number) as number }],
  [call('logPmf', { x: '3', ...law }), error('shape')],
  [call('logPmf', law), error('shape')],
  [call('logPmf', { x: 3, ...law, more: 1 }), error('shape')],
  [call('constructor', {}), error('unknown')],
  [call('none', {}), error('unknown')],
  [JSON.stringify({ call: '__proto__.toString' }), error('unknown')],
  ['{"call":"negative-binomial.mean","in":', error('shape')],
  ['no JSON', error('shape')],
  ['[]', error('shape')],
  ['null', error('shape')],
  ['{"call":7}', error('shape')],
  [`{"call":"negative-binomial.mean","in":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, error('shape')],
  ['{"call":"number.read","in":{"text":"1\u2028"}}', domain('text')], // a line end to readline, not to JSON
  [`{"call":"number.read","in":{"text":"${'9'.repeat(1_000_000)}"}}`, error('shape')],
  [JSON.stringify({ call: 'table.read', in: { lab: 'poisson-mixture', fileName: 'a.csv', base64: btoa('a;b\n1;2\n') } }), { out: { rows: 1, columns: 2, header: ['a', 'b'], notes: ['columns parted by semicolon'], first: [[1, 2]] } }],
  [JSON.stringify({ call: 'table.read', in: { lab: 'linear-vae', base64: btoa(`x\n${'0.123456789\n'.repeat(500_000)}`) } }), { out: expect.objectContaining({ rows: 500_000 }) as object }],
  [JSON.stringify({ call: 'session.read', in: { base64: btoa('{"format":"likelihood-lab-session","version":1,"app":"1","generation":0,"lab":"negative-binomial","history":[],"answers":{},"tables":{}}') } }), { out: { lab: 'negative-binomial', version: 1, warnings: ['It was changed outside the program.'] } }],
  [JSON.stringify({ call: 'session.read', in: { fileName: 'a.lab', base64: '' } }), error('data')],
  ['{"call":"core.list"}', { out: expect.arrayContaining(['core.list', 'negative-binomial.logPmf']) as string[] }],
];

describe('the headless core', () => {
  let got: Awaited<ReturnType<typeof run>>;
  beforeAll(async () => {
    // Blank lines ask nothing, and the last line may have no end.
    got = await run(`\n  \n${exchange.map(([line]) => line).join('\n\r\n')}`);
  }, 60_000);

  it('answers every line once and ends well', () => {
    expect(got.said).toBe('');
    expect({ answers: got.answers.length, code: got.code }).toEqual({ answers: exchange.length, code: 0 });
  });
  it.each(exchange.map(([line, wanted], i) => ({ line: line.slice(0, 90), wanted, i })))('$i: $line', ({ wanted, i }) => {
    expect(got.answers[i]).toEqual(wanted);
  });
  it('reads a first line behind a byte order mark', async () => expect((await run(`\uFEFF${call('mean', law)}`)).answers).toEqual([{ out: expect.closeTo(4.5, 12) as number }]), 60_000);
  it('ends in peace when its reader has seen enough', async () => {
    const core = spawn(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), 'src-main/headless.ts'], { cwd: root });
    let said = '';
    core.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    core.stdin.on('error', () => undefined); // there is nobody left to write to either
    core.stdout.once('data', () => core.stdout.destroy());
    core.stdin.end('{"call":"core.list"}\n'.repeat(5000));
    expect(await new Promise((done) => core.once('exit', done))).toBe(0);
    expect(said).toBe('');
  }, 60_000);
  it('shows no stack to anybody', () => expect(JSON.stringify(got.answers)).not.toMatch(/\\n\s+at |\.ts:\d/));
});
