// A core that a test can make die, hang or answer late. The product has no such door: the test starts the real core inside a script of its own.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Running } from './app';
import { nextCore } from './processes';

const wrapper = `
import { pathToFileURL } from 'node:url';
await import(pathToFileURL(process.argv[2]).href);
let lateMs = 0;
const acts = {
  exit: () => process.exit(0),
  throw: () => setTimeout(() => { throw new Error('asked for by a test'); }),
  reject: () => void Promise.reject(new Error('asked for by a test')),
  loop: () => { for (;;); },
  late: () => { lateMs = 3000; },
};
process.parentPort.on('message', ({ data, ports: [port] }) => {
  if (typeof data === 'string' && Object.hasOwn(acts, data)) acts[data]();
  if (!port) return;
  const post = port.postMessage.bind(port);
  // Answers are held back, news of progress is not.
  port.postMessage = (message) => setTimeout(() => post(message), message.t === 's' ? lateMs : 0);
});
`;
export type Act = 'exit' | 'throw' | 'reject' | 'loop' | 'late';

/** From now on every core can be told what to do; the present one is replaced, as if the person had stopped it. */
export async function takeCore(running: Running): Promise<{ pid: number; tell(act: Act): Promise<void>; codes(): Promise<number[]> }> {
  // In the profile, which goes when the test ends.
  const script = join(running.profile, 'core.mjs');
  writeFileSync(script, wrapper);
  await running.app.evaluate(({ utilityProcess }, file) => {
    const fork = utilityProcess.fork;
    const codes: number[] = [];
    Object.assign(globalThis, { coreCodes: codes });
    Object.assign(utilityProcess, {
      fork: (path: string, _args: string[], options: Electron.ForkOptions) => {
        const child = fork.call(utilityProcess, file, [path], options);
        child.on('exit', (code) => codes.push(code));
        Object.assign(globalThis, { coreOfTest: child });
        return child;
      },
    });
  }, script);
  const last = await running.corePid();
  await running.page.evaluate(() => window.lab.stopComputation());
  const pid = await nextCore(running, last);
  await running.lab.settled();
  return {
    pid,
    tell: (act) => running.app.evaluate((_electron, message) => (Reflect.get(globalThis, 'coreOfTest') as Electron.UtilityProcess).postMessage(message), act),
    codes: () => running.app.evaluate(() => Reflect.get(globalThis, 'coreCodes') as number[]),
  };
}
