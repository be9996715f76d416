// What comes from outside the program, by file, by hand or by message, is read as what it is or refused in words.
import katex from 'katex';
import { katexOptions, typeset } from '../src-renderer/ui/typeset';
import { expectAlive, numbersOf } from './alive';
import { expect, test } from './app';

const rho = 'rho, weight of one more count';

test('7 formulas: drawn under the policy, without links, pictures or endless work', async ({ page, running }) => {
  await expect(page.locator('.katex').first()).toBeVisible();
  await expect(page.locator('.katex a, .katex img')).toHaveCount(0);
  expect(katex.renderToString('\\href{javascript:alert(1)}{x}', katexOptions)).not.toContain('href=');
  expect(katex.renderToString('\\includegraphics{x.png}', katexOptions)).not.toContain('<img');
  expect(katex.renderToString('\\htmlStyle{color:red}{x}', katexOptions)).not.toContain('color:red;');
  const from = performance.now();
  katex.renderToString('\\def\\a{\\a\\a}\\a', katexOptions);
  const shown = [`${'x+'.repeat(50_000)}x`, '{'.repeat(999)].map((tex) => {
    const node = { textContent: '' };
    typeset(tex, node as HTMLElement);
    return node.textContent;
  });
  expect(shown.map((text) => text.length)).toEqual([81, 81]);
  // Without the limits the first text takes nineteen seconds.
  expect(performance.now() - from).toBeLessThan(5000);
  await expectAlive(running);
});

const channels = ['copy', 'journal', 'journalTable', 'openFile', 'presenting', 'remembered', 'restartCore', 'saveFile', 'saveSession', 'settings', 'stopComputation', 'wantCore'];
interface Told {
  call: string;
  reply: unknown;
}
/** A refusal as data: a fault with its kind and words, or a deed not done with the reason. */
const isRefusal = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null &&
  (('error' in reply && /^(shape|unknown|limit|data|domain)$/.test(String((reply.error as { kind?: unknown }).kind)) && String((reply.error as { message?: unknown }).message).length > 10) ||
    ('done' in reply && reply.done === false && 'message' in reply && String(reply.message).length > 10));

test('8 messages: every wish with wrong arguments is refused as data, over the real wire, and the app lives', async ({ page, running }) => {
  const before = await numbersOf(running);
  const told = await page.evaluate(async (): Promise<Told[]> => {
    const state = { params: { r: 3, rho: 0.6 }, seed: 1, step: 0, data: '', choices: {}, pinned: null };
    const session = { lab: 'negative-binomial', history: [state], answers: {} };
    const hash = 'a'.repeat(64);
    const table = { hash, fileName: 'a.csv', header: ['x'], rows: 1, columns: 1, values: new Float64Array([1]), delimiter: ',', notes: [] };
    const settings = (await window.lab.remembered()).settings;
    const huge = 'x'.repeat(10_000_000);
    const anything = [undefined, null, 0, NaN, Infinity, [], {}, new Date(0), new Map(), new Uint8Array(3), JSON.parse('{"__proto__": {"a": 1}}') as unknown];
    const sessions = [...anything, true, huge, { ...session, extra: 1 }, { ...session, lab: huge }, { ...session, lab: NaN }, { ...session, history: [{ ...state, seed: NaN }] }, { ...session, history: [{ ...state, params: { r: NaN } }] }, { ...session, history: [{ ...state, extra: 1 }] }, { ...session, answers: { a: huge } }];
    const wrong: Record<string, unknown[][]> = {
      journal: sessions.map((each) => [each]),
      saveSession: [...sessions.map((each) => [each, null]), [session, null], [{ ...session, tables: { [hash]: { ...table, values: [1] } } }, null], [{ ...session, tables: {} }, huge], [{ ...session, tables: {} }, NaN], [{ ...session, tables: {} }]],
      journalTable: [...anything, huge, { ...table, extra: 1 }, { ...table, rows: 2 }, { ...table, rows: NaN }, { ...table, values: new Float64Array([NaN]) }, { ...table, fileName: huge }, { ...table, hash: '../../front' }].map((each) => [each]),
      saveFile: [...anything, huge, ''].map((each): unknown[] => [each, new Uint8Array(1)]).concat([...anything.filter((each) => !(each instanceof Uint8Array)), huge].map((each): unknown[] => ['a.csv', each])),
      copy: [...anything, true, huge, { text: 'x' }].map((each) => [each]),
      settings: [...anything, true, huge, { ...settings, extra: 1 }, { ...settings, digits: NaN }, { ...settings, theme: huge }, { ...settings, invited: [huge] }].map((each) => [each]),
      presenting: [...anything, huge, 'true', 1].map((each) => [each]),
    };
    const answers: Told[] = [];
    for (const [name, calls] of Object.entries(wrong)) {
      for (const [at, args] of calls.entries()) {
        const wish = Reflect.get(window.lab, name) as (...given: unknown[]) => Promise<unknown>;
        answers.push({ call: `${name} ${at}`, reply: await wish(...args).catch((error: Error) => `threw ${error.message}`) });
      }
    }
    return answers;
  });
  expect(told.length).toBeGreaterThan(100);
  expect(told.filter(({ reply }) => !isRefusal(reply))).toEqual([]);
  expect(await page.evaluate(() => Reflect.get({}, 'a') as unknown)).toBeUndefined();
  await expectAlive(running);
  expect(await numbersOf(running)).toEqual(before);
});

test('8 messages: the channels are the written list, take nothing more than they should, and answer the program’s own page only', async ({ running }) => {
  const found = await running.app.evaluate(async ({ app, ipcMain, BrowserWindow }) => {
    const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (event: object, ...args: unknown[]) => Promise<unknown>>;
    const [own] = BrowserWindow.getAllWindows();
    const call = async (name: string, senderFrame: unknown): Promise<Told> => ({ call: name, reply: await handlers.get(name)?.({ sender: own?.webContents, senderFrame }, 1, 2, 3, 4) });
    const names = [...handlers.keys()];
    const more = await Promise.all(names.map((name) => call(name, own?.webContents.mainFrame)));
    const frameless = await Promise.all(names.map((name) => call(name, null)));
    const other = new BrowserWindow({ show: false, webPreferences: { preload: `${app.getAppPath()}/out/preload/preload.cjs` } });
    await other.loadURL('lab://app/index.html');
    const foreign = (await other.webContents.executeJavaScript("Promise.all([window.lab.copy('x'), window.lab.remembered(), window.lab.stopComputation()])")) as unknown[];
    other.destroy();
    return { names, more, frameless, foreign };
  });
  expect(found.names.sort()).toEqual(channels);
  expect(found.more.filter(({ reply }) => !isRefusal(reply))).toEqual([]);
  const stranger = { error: { kind: 'unknown', message: 'Only the program’s own window is answered.' } };
  expect(found.frameless.map(({ reply }) => reply)).toEqual(channels.map(() => stranger));
  expect(found.foreign).toEqual([stranger, stranger, stranger]);
  await expectAlive(running);
});

test('17 untrusted text is text: a file’s name and header are shown, never read as markup', async ({ running, lab, page }) => {
  const name = '<img src=x onerror="globalThis.ran=1">.csv';
  await lab.drop(name, new TextEncoder().encode('<script>globalThis.ran=1</script>,"=HYPERLINK(""https://example.com"")"\n1,2\n3,4\n'));
  const preview = page.getByRole('dialog');
  await expect(preview).toContainText(name);
  await expect(preview.getByRole('columnheader', { name: '<script>globalThis.ran=1</script>' })).toBeVisible();
  await expect(preview.locator('img, script, a[href]')).toHaveCount(0);
  await lab.button('Use this table').click();
  await expect(page.getByRole('combobox', { name: 'Table' }).locator('option:checked')).toHaveText(name);
  await lab.settled();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'ran') as unknown)).toBeUndefined();
  await expectAlive(running);
});

/** What is typed, and what the refusal must name. */
const typed: readonly [text: string, named: RegExp][] = [
  ['a = 2', /an assignment/],
  ['f(x) = x', /definition of a function/],
  ['1; 2', /several expressions/],
  ['[1, 2]', /a list/],
  ['{a: 1}', /an object/],
  ['e.constructor', /a part of something/],
  ['e[1]', /a part of something|an index/],
  ['1:3', /a range/],
  ['"0.5"', /quotes/],
  ['2 cm', /"cm" is not known/],
  ['1 < 2 ? 1 : 2', /a condition/],
  ['1 < 2', /comparison|sign < is not used/],
  ['true', /not a number|not known/],
  ['not 1', /sign not is not used|not known/],
  ['0.5!', /factorial of 0\.5 is not defined/],
  ['1e9!', /not a finite number|factorial/],
  ['cos.constructor("x")()', /cannot be read from character 22 on/],
  ['cos.constructor("x")', /not a function/],
  ['import("x")', /"import" is not a function/],
  ['evaluate("1")', /"evaluate" is not a function/],
  ['x', /"x" is not known/],
  ['0/0', /not a real number/],
  ['e^e^e^e^9', /not a finite number/],
  ['1e400', /not a finite number/],
  [`${'('.repeat(41)}1${')'.repeat(41)}`, /more than 40 brackets/],
  [`${'-'.repeat(499)}1`, /too deeply|cannot be read|rho|ρ/],
  ['1'.repeat(501), /501 characters/],
  ['1 +', /missing at the end/],
];

test('18 a typed number is parsed and never run: every other construct is refused by its name', async ({ running, lab, page }) => {
  const before = await numbersOf(running);
  const field = lab.field(rho);
  for (const [text, named] of typed) {
    await field.fill(text);
    const from = performance.now();
    await field.press('Enter');
    await expect(field, text).toHaveAttribute('aria-invalid', 'true');
    expect(performance.now() - from, text).toBeLessThan(2000);
    const id = (await field.getAttribute('aria-errormessage')) ?? '';
    await expect(page.locator(`[id="${id}"]`), text).toHaveText(named);
  }
  expect(await numbersOf(running)).toEqual(before);
  await field.fill('3/5');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await expectAlive(running);
});
