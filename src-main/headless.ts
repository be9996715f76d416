// The core without a window: a JSON line in, a JSON line out, in order. No build, no Electron.
import { once } from 'node:events';
import { exit, stdin, stdout } from 'node:process';
import type { Reply } from '../src-core/contract/types';
import { dispatch } from '../src-core/desk/dispatch';
import { quietHooks } from '../src-core/desk/hooks';

/** JSON has no infinities, so they are text; inside a list of numbers a row that is not defined is null. */
function plain(_key: string, value: unknown): unknown {
  if (value === Infinity) return 'Infinity';
  if (value === -Infinity) return '-Infinity';
  return ArrayBuffer.isView(value) && !(value instanceof DataView) ? Array.from(value as Float64Array) : value;
}

async function answer(line: string): Promise<Reply<unknown>> {
  let asked: unknown;
  try {
    asked = JSON.parse(line);
  } catch {
    return { error: { kind: 'shape', message: `This line is no JSON: ${line.slice(0, 60)}` } };
  }
  const isCall = typeof asked === 'object' && asked !== null && 'call' in asked && typeof asked.call === 'string';
  if (!isCall) return { error: { kind: 'shape', message: 'A line is an object with call (a name) and in (its arguments).' } };
  const { call, in: input = {} } = asked as { call: string; in?: unknown };
  return dispatch(call, input, quietHooks);
}

/** Lines end at LF only: other line ends that readline knows, such as U+2028, may stand inside a JSON text. */
async function* lines(chunks: AsyncIterable<string>): AsyncGenerator<string, void, void> {
  let pieces: string[] = [];
  for await (const chunk of chunks) {
    const [first = '', ...more] = chunk.split('\n');
    pieces.push(first);
    for (const next of more) {
      yield pieces.join('');
      pieces = [next];
    }
  }
  yield pieces.join('');
}

// A reader that has seen enough, such as head, closes the pipe: there is nobody left to answer.
stdout.on('error', () => exit(0));

for await (const line of lines(stdin.setEncoding('utf8'))) {
  // Trimmed, since a byte order mark may stand before the first line.
  const asked = line.trim();
  if (asked === '' || stdout.write(`${JSON.stringify(await answer(asked), plain)}\n`)) continue;
  await once(stdout, 'drain');
}
