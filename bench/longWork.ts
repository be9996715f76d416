// A table of a million rows: the page stays alive while it is read, and a cancel is heard at once.
import type { JSHandle, Page } from 'playwright';
import { labApp, pause, settled, withApp } from './apps';
import { probe } from './probe';
import { alone, type Row } from './report';

const rows = 1_000_000;
const reads = 3;
const cancels = 7;

/** A drag of a file with a million counts, made in the page: carried through the debugger it would take seconds. */
function millionCounts(page: Page): Promise<JSHandle<DataTransfer>> {
  return page.evaluateHandle((count) => {
    const lines = ['count'];
    for (let row = 0; row < count; row += 1) lines.push(String((row * row) % 23));
    const transfer = new DataTransfer();
    transfer.items.add(new File([lines.join('\n')], 'million.csv'));
    return transfer;
  }, rows);
}

const drop = (page: Page, dataTransfer: JSHandle<DataTransfer>): Promise<void> => page.getByRole('main').dispatchEvent('drop', { dataTransfer });

/** The longest time without a frame, from the drop until the table's preview stands. */
async function longestGap(page: Page, file: JSHandle<DataTransfer>): Promise<number> {
  const measure = await probe(page);
  await measure.evaluate((each) => each.watch());
  await drop(page, file);
  const dialog = page.getByRole('dialog', { name: /million\.csv/ });
  await dialog.waitFor({ timeout: 60_000 });
  const { gaps } = await measure.evaluate((each) => each.take());
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  return Math.max(...gaps);
}

/** From the click on Cancel until the line says that the reading has ended. */
async function cancelLatency(page: Page, file: JSHandle<DataTransfer>): Promise<number> {
  await drop(page, file);
  const button = page.getByRole('button', { name: 'Cancel' });
  await button.waitFor({ timeout: 10_000 });
  const latency = page.evaluate(
    () =>
      new Promise<number>((done) => {
        addEventListener('click', ({ timeStamp }) => {
          const ended = new MutationObserver(() => {
            if (!document.querySelector('[role=alert] .line')) return;
            ended.disconnect();
            done(performance.now() - timeStamp);
          });
          ended.observe(document.body, { subtree: true, childList: true, characterData: true });
        }, { capture: true, once: true });
      }),
  );
  await button.click();
  const taken = await latency;
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await pause(50);
  return taken;
}

export function longWorkRows(): Promise<Row[]> {
  return withApp(labApp, [], async ({ page }) => {
    await settled(page);
    const file = await millionCounts(page);
    const gaps: number[] = [];
    for (let read = 0; read < reads; read += 1) gaps.push(await longestGap(page, file));
    const latencies: number[] = [];
    for (let cancel = 0; cancel < cancels; cancel += 1) latencies.push(await cancelLatency(page, file));
    // Not a median: one gap that a person sees is one too many.
    return [alone('long work: longest gap between frames while 1e6 rows are read', gaps, 500, 1), alone('long work: cancel heard', latencies, 100)];
  });
}
