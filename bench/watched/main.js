// Runs the app whose folder LAB_WATCHED names, and tells from inside when its first window was there: one line of JSON with
// points of time in milliseconds since 1970. The app itself knows nothing of this, and is not held up by a debugger.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.env['LAB_WATCHED'] ?? '';
/** @type {{ name: string, productName?: string, version: string, main: string }} */
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
// What Electron's own default app does for a folder, by two calls that its types leave out.
const main = /** @type {typeof app & { setAppPath(path: string): void, setVersion(version: string): void }} */ (app);
main.setAppPath(folder);
main.setName(about.productName ?? about.name);
main.setVersion(about.version);
process.argv = process.argv.map((arg) => (!arg.startsWith('-') && resolve(arg) === import.meta.dirname ? folder : arg));

/** When the page's first paint reached the screen. */
const firstPaint = `new Promise((done) => new PerformanceObserver((list) => {
  const first = list.getEntriesByName('first-paint')[0];
  if (first) done(performance.timeOrigin + first.startTime);
}).observe({ type: 'paint', buffered: true }))`;
/** When the first figure was drawn; null for a page that has none. */
const firstFigure = `new Promise((done) => {
  if (!document.querySelector('#app')) return done(null);
  (function look() {
    if (!document.querySelector('main[aria-busy=false] svg.marks')) return setTimeout(look, 10);
    requestAnimationFrame(() => setTimeout(() => done(Date.now())));
  })();
})`;

app.once('browser-window-created', (_event, window) => {
  window.once('show', () => {
    const shown = Date.now();
    void Promise.all([window.webContents.executeJavaScript(firstPaint), window.webContents.executeJavaScript(firstFigure)]).then(([painted, drawn]) => {
      process.stdout.write(`${JSON.stringify({ shown, painted, drawn })}\n`, () => app.quit());
    });
  });
});
await import(pathToFileURL(join(folder, about.main)).href);
