// Runs in a network of its own that reaches nobody: starts the app, does what might make it speak, and prints how many packets left.
import { createSocket } from 'node:dgram';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { _electron, type Page } from '@playwright/test';
import { command, root } from '../app';
import { LabPage } from '../lab';

export interface Heard {
  /** Packets that left while the app ran. */
  sent: number;
  /** Packets that one datagram of the test's own made. */
  control: number;
  /** Calls of the app that name an address of the internet. */
  calls: string[];
  /** Calls of the app to its neighbours on this machine: the trace sees what there is. */
  local: number;
  /** What the page's attempts came to. */
  attempts: string[];
}

const rho = 'rho, weight of one more count';
/** Where a packet would go: nobody is there. */
const nobody = '10.77.0.2';

/** Packets sent on every interface but the loopback, which Playwright speaks over. */
function sent(): number {
  const lines = readFileSync('/proc/self/net/dev', 'utf8').split('\n').slice(2);
  return lines.map((line) => line.trim().split(/[:\s]+/)).filter(([name]) => name !== 'lo').reduce((sum, fields) => sum + Number(fields[10] ?? 0), 0);
}

async function work(page: Page): Promise<void> {
  const lab = new LabPage(page);
  await lab.settled();
  await lab.drag(lab.slider('dial, rho'), -40);
  await lab.enter(rho, 'speling mistke');
  await page.evaluate(() => {
    const field = document.body.appendChild(document.createElement('textarea'));
    field.spellcheck = true;
    field.focus();
  });
  await page.keyboard.type('Ths sentense has manny mispelled wrods. ', { delay: 20 });
  await page.evaluate(() => document.querySelector('textarea')?.remove());
  await lab.drop('a.csv', new TextEncoder().encode('count\n1\n2\n2\n'));
  await lab.button('Use this table').click();
  await lab.settled();
}

/** Everything a page knows to reach another machine. */
function attempts(page: Page): Promise<string[]> {
  return page.evaluate(async (address) => {
    const line = new RTCPeerConnection({ iceServers: [{ urls: [`stun:${address}:3478`, 'stun:stun.l.google.com:19302'] }] });
    line.createDataChannel('any');
    await line.setLocalDescription(await line.createOffer());
    const gathered = new Promise<string>((done) => {
      line.onicegatheringstatechange = () => line.iceGatheringState === 'complete' && done('gathered');
      setTimeout(() => done('gave up gathering'), 8000);
    });
    const picture = new Promise<string>((done) => {
      const image = new Image();
      image.onload = () => done('loaded');
      image.onerror = () => done('no picture');
      image.src = `http://${address}/x.png`;
    });
    const socket = new Promise<string>((done) => {
      try {
        new WebSocket(`ws://${address}/`).onerror = () => done('no socket');
      } catch {
        done('no socket');
      }
    });
    for (const rel of ['preconnect', 'dns-prefetch', 'prefetch']) Object.assign(document.head.appendChild(document.createElement('link')), { rel, href: `http://${address}/` });
    navigator.sendBeacon(`http://${address}/`, 'x');
    const asked = fetch(`http://${address}/`).then(() => 'answered', () => 'no answer');
    return Promise.all([gathered, picture, socket, asked]);
  }, nobody);
}

const folder = mkdtempSync(join(tmpdir(), 'lab-silence-'));
const trace = join(folder, 'trace');
const traced = join(folder, 'traced');
const { executable, args } = command(join(folder, 'profile'));
writeFileSync(traced, `#!/bin/sh\nexec strace -f --seccomp-bpf -qq -e trace=connect,sendto,sendmsg,sendmmsg -o '${trace}' '${executable}' "$@"\n`);
chmodSync(traced, 0o755);

const before = sent();
const app = await _electron.launch({ executablePath: traced, args, cwd: root, env: process.env as Record<string, string>, timeout: 30_000 });
const page = await app.firstWindow();
await work(page);
const results = await attempts(page);
results.push(await app.evaluate(({ net }, address) => net.fetch(`http://${address}/`).then(() => 'answered', (error: Error) => error.message), nobody));
await pause(process.env['LAB_ROUNDS'] === 'full' ? 20_000 : 3000);
await app.close();
const during = sent() - before;

const socket = createSocket('udp4');
await new Promise((done) => socket.send('x', 9, nobody, done));
socket.close();
await pause(100);

const calls = readFileSync(trace, 'utf8').split('\n');
const heard: Heard = {
  sent: during,
  control: sent() - before - during,
  calls: calls.filter((line) => /AF_INET/.test(line)),
  local: calls.filter((line) => /AF_UNIX/.test(line)).length,
  attempts: results,
};
console.log(JSON.stringify(heard));
rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
