// Nothing leaves the machine: counted where every packet would have to pass.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { root } from './app';
import type { Heard } from './silence/inside';

/** A network of two ends that leads nowhere. The neighbour's address is given, so that the only packets are those that somebody wants to send. */
const network = [
  'set -e',
  'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6',
  'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6',
  'ip link set lo up',
  'ip link add near type veth peer name far',
  'ip addr add 10.77.0.1/24 dev near',
  'ip link set near up',
  'ip link set far up',
  'ip neigh add 10.77.0.2 lladdr 02:00:00:00:00:02 dev near nud permanent',
  'ip route add default via 10.77.0.2',
  'exec "$@"',
].join('\n');

/**
 * Chromium asks the system which of its own addresses it would use, by connecting a datagram socket on which nothing is ever sent:
 * WebRTC when the page tries it, and the resolver to learn of IPv6. Were one of them sent on, it would be counted as a packet.
 */
const probe = /^\d+ +connect\(\d+, \{sa_family=AF_INET(?:, sin_port=htons\(53\), sin_addr=inet_addr\("8\.8\.8\.8"\)|6, sin6_port=htons\((?:53|443)\), .*"2001:4860:4860::8888")/;

test('44, 45 dragging, typing, reading a table, and all that a page may try: no packet leaves, nothing is sent to an address', () => {
  test.setTimeout(180_000);
  const apart = process.getuid?.() === 0 ? ['--net'] : ['--net', '--map-root-user'];
  const inside = [process.execPath, join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'e2e/silence/inside.ts')];
  const { status, stdout, stderr } = spawnSync('unshare', [...apart, 'sh', '-c', network, 'sh', ...inside], { cwd: root, encoding: 'utf8', timeout: 170_000 });
  expect(status, stderr).toBe(0);
  const heard = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Heard;
  expect(heard.control).toBe(1);
  expect(heard.local).toBeGreaterThan(0);
  expect(heard.attempts).toEqual(['gathered', 'no picture', 'no socket', 'no answer', 'net::ERR_NAME_NOT_RESOLVED']);
  expect(heard.calls.filter((call) => !probe.test(call))).toEqual([]);
  expect(heard.sent).toBe(0);
});
