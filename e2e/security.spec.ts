// The page's half of the security checklist, each point with its proof against the built app.
import type { Page } from '@playwright/test';
import { expectAlive, numbersOf } from './alive';
import { expect, test } from './app';

/**
 * Runs each probe in the page as the page's own code would, and tells what it gave or the name of what it threw.
 * What evaluate() runs itself is privileged and may do what the policy forbids; what it leaves to a timer is not.
 */
async function inPage(page: Page, probes: Record<string, () => unknown>): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const [name, probe] of Object.entries(probes)) {
    const later = await page.evaluateHandle(`(${probe.toString()})`);
    found[name] = await page.evaluate(
      (run) => new Promise((done) => {
        const attempt = async (): Promise<unknown> => (run as () => unknown)();
        setTimeout(() => void attempt().then(done, (error: Error) => done(error.name)));
      }),
      later,
    );
  }
  return found;
}

const bridge = ['copy', 'journal', 'journalTable', 'onNotice', 'openFile', 'presenting', 'remembered', 'restartCore', 'saveFile', 'saveSession', 'settings', 'stopComputation'];

test('1 isolation: the page knows no Node, and the bridge is the written list, which nobody can change', async ({ page, running }) => {
  expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'ipcRenderer', '__dirname'].filter((name) => name in globalThis))).toEqual([]);
  expect(await page.evaluate(() => Object.keys(window.lab).sort())).toEqual(bridge);
  expect(await page.evaluate(() => [Reflect.set(window.lab, 'copy', null), Reflect.defineProperty(window.lab, 'more', { value: 1 }), Reflect.deleteProperty(window, 'lab')])).toEqual([false, false, false]);
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return contents && 'getLastWebPreferences' in contents ? (contents.getLastWebPreferences as () => Record<string, unknown>)() : null;
  });
  expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true, webSecurity: true, nodeIntegration: false, webviewTag: false, experimentalFeatures: false });
});

test('3 own scheme: nothing outside its root is served, no other host, and no page comes from a file', async ({ page, running }) => {
  running.provoked.push(/Failed to load resource|Fetch API cannot load|Not allowed to load local resource|Content Security Policy/);
  for (const path of ['/../main/main.js', '/%2e%2e/main/main.js', '/..%2fmain/main.js', '/%00', '/index.html%00.js', '/..%5cmain', '/assets/../../main/main.js', '/assets/..%2f..%2fmain%2fmain.js', '/assets', '/no-such-file.js']) {
    expect(await page.evaluate((each) => fetch(`lab://app${each}`).then(({ status }) => status, () => 'refused'), path), path).toBe(404);
  }
  for (const address of ['lab://elsewhere/index.html', 'file:///etc/passwd'])
    expect(await page.evaluate((each) => fetch(each).then(() => 'served', (error: Error) => error.name), address), address).toBe('TypeError');
  expect(page.url()).toMatch(/^lab:\/\/app\//);
});

test('4 the content security policy comes as a header and holds', async ({ page, running }) => {
  running.provoked.push(/Content Security Policy|TrustedScript/);
  const headers = await page.evaluate(() => fetch('lab://app/index.html').then((reply) => Object.fromEntries(reply.headers)));
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-security-policy']?.split('; ')).toEqual(
    expect.arrayContaining(["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "object-src 'none'"]),
  );
  const found = await inPage(page, {
    eval: (): unknown => (0, eval)('1'),
    Function: () => new Function('return 1')() as unknown,
    fetch: () => fetch('https://example.com').then(() => 'served'),
    WebAssembly: () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => 'compiled'),
  });
  expect(found).toEqual({ eval: 'EvalError', Function: 'EvalError', fetch: 'TypeError', WebAssembly: 'CompileError' });
  const blocked = await page.evaluate(
    () => new Promise<string>((done) => {
      addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(frame);
    }),
  );
  expect(blocked).toBe('frame-src');
});

test('5 trusted types: no text becomes markup or code, and no second policy can be made', async ({ page, running }) => {
  running.provoked.push(/TrustedHTML|TrustedScript|Trusted Type|Content Security Policy/);
  const found = await inPage(page, {
    markup: () => (document.createElement('div').innerHTML = '<b>x</b>'),
    code: () => setTimeout('1'),
    script: () => (document.createElement('script').text = '1'),
    ours: () => (Reflect.get(globalThis, 'trustedTypes') as { createPolicy(name: string, rules: object): unknown }).createPolicy('svelte-trusted-html', {}),
    another: () => (Reflect.get(globalThis, 'trustedTypes') as { createPolicy(name: string, rules: object): unknown }).createPolicy('mine', {}),
  });
  expect(found).toEqual({ markup: 'TypeError', code: 'TypeError', script: 'TypeError', ours: 'TypeError', another: 'TypeError' });
});

test('6 styles: a style written into an attribute does nothing', async ({ page, running }) => {
  running.provoked.push(/Content Security Policy/);
  const found = await inPage(page, {
    attribute: () => {
      const node = document.body.appendChild(document.createElement('p'));
      node.setAttribute('style', 'color: rgb(1, 2, 3)');
      return getComputedStyle(node).color === 'rgb(1, 2, 3)';
    },
    sheet: () => {
      const node = document.body.appendChild(document.createElement('p'));
      document.head.appendChild(document.createElement('style')).textContent = 'p { color: rgb(1, 2, 3) }';
      return getComputedStyle(node).color === 'rgb(1, 2, 3)';
    },
    property: () => {
      const node = document.body.appendChild(document.createElement('p'));
      node.style.color = 'rgb(1, 2, 3)';
      return getComputedStyle(node).color === 'rgb(1, 2, 3)';
    },
  });
  expect(found).toEqual({ attribute: false, sheet: false, property: true });
});

test('9 permissions: every kind is denied without a question, and the clipboard is main’s alone', async ({ page, running }) => {
  const found = await inPage(page, {
    notification: () => Notification.requestPermission(),
    place: () => new Promise((done) => navigator.geolocation.getCurrentPosition(() => done(0), ({ code }) => done(code))),
    reading: () => navigator.clipboard.readText(),
    writing: () => navigator.clipboard.writeText('by the page'),
    camera: () => navigator.permissions.query({ name: 'camera' }).then(({ state }) => state),
    microphone: () => navigator.permissions.query({ name: 'microphone' }).then(({ state }) => state),
    midi: () => navigator.requestMIDIAccess({ sysex: true }),
  });
  expect(found).toEqual({ notification: 'denied', place: 1, reading: 'NotAllowedError', writing: 'NotAllowedError', camera: 'denied', microphone: 'denied', midi: 'NotAllowedError' });
  expect(await page.evaluate(() => window.lab.copy('by main'))).toEqual({ out: null });
  expect(await running.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('by main');
});

test('10 navigation: windows, addresses, forms, frames and dropped things all leave the page where it is', async ({ page, running, lab }) => {
  running.provoked.push(/Content Security Policy|Not allowed to load local resource/);
  const address = page.url();
  const before = await numbersOf(running);
  await lab.drop('nothing.bin', new Uint8Array([0, 1, 2]));
  await expect(page.getByRole('alert').filter({ hasText: 'This table' })).toBeVisible();
  expect(await numbersOf(running)).toEqual(before);
  await expectAlive(running);
  expect(await inPage(page, { open: () => window.open('https://example.com') })).toEqual({ open: null });
  await page.evaluate(() => {
    Reflect.set(globalThis, 'stayed', true);
    const link = document.body.appendChild(document.createElement('a'));
    link.href = 'https://example.com/';
    const form = document.body.appendChild(document.createElement('form'));
    form.action = 'https://example.com/';
    const meta = document.head.appendChild(document.createElement('meta'));
    meta.httpEquiv = 'refresh';
    meta.content = '0; url=https://example.com/';
    setTimeout(() => link.click());
    setTimeout(() => form.submit());
    setTimeout(() => (location.href = 'https://example.com/'), 50);
    setTimeout(() => (location.href = 'file:///etc/passwd'), 100);
    setTimeout(() => (location.href = 'lab://app/assets/'), 150);
  });
  // Time for whatever would happen; from here on the test's driver waits for a navigation that never comes, so main is asked.
  await page.waitForTimeout(800);
  const seen = await running.app.evaluate(async ({ BrowserWindow, webContents }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const stayed = (await contents?.executeJavaScript('globalThis.stayed')) as unknown;
    return { stayed, address: contents?.getURL(), windows: webContents.getAllWebContents().length };
  });
  expect(seen).toEqual({ stayed: true, address, windows: 1 });
});
