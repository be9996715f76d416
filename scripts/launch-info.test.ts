import { execPath } from 'node:process';
import { expect, it } from 'vitest';
import { launchInfo } from './launch-info.mjs';
import { root } from './lib/terminal.mjs';

it('names the binary, the folder last, and no home and no display', () => {
  const info = launchInfo(execPath, { PATH: '/bin', HOME: '/somewhere', DISPLAY: ':7' });
  expect(Object.keys(info)).toEqual(['electron', 'args', 'cwd', 'env']);
  expect(info.args.at(-1)).toBe(root);
  expect(info.cwd).toBe(root);
  expect(info.env).toEqual({ PATH: '/bin' });
  expect(JSON.parse(JSON.stringify(info))).toEqual(info);
});

it('turns the sandbox off for root alone', () => {
  expect(launchInfo(execPath, {}).args.slice(0, -1)).toEqual(process.getuid?.() === 0 ? ['--no-sandbox'] : []);
});
