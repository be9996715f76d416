// A table of counts on its way into the fit: built in, drawn from the law, pasted, or a file read in the way the person says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tables } from '../src-core/problems/negative-binomial/tables';
import { expect, test } from './app';
import { inFolder, openFrom, saveTo } from './outside';

const r = 'r, shape';
const rho = 'rho, weight of one more count';
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

test('every built-in table shows its source, its counts and its fit', async ({ page, lab }) => {
  const choice = page.getByRole('combobox', { name: 'Table' });
  expect(tables.length).toBeGreaterThanOrEqual(6);
  // The first one is in front already.
  for (const { title, source, frequencies } of [...tables.slice(1), ...tables.slice(0, 1)]) {
    await choice.selectOption({ label: title });
    await expect(page.getByText(source)).toBeVisible();
    const total = frequencies.reduce((sum, n) => sum + n, 0);
    const counts = page.getByRole('figure').first();
    await expect.poll(() => lab.twin(counts)).toContain(`of ${total.toLocaleString('en')} with mean`);
    await lab.settled();
    expect(await lab.twin(counts)).toContain(`0: ${frequencies[0]?.toLocaleString('en')} seen`);
    await expect(lab.figure(/fits best|Poisson is the limit/)).toBeVisible();
  }
});

test('counts drawn from the law are fitted near the law they came from, and say so', async ({ page, lab }) => {
  await lab.type(r, '2');
  await lab.type(rho, '0.75');
  await page.getByRole('button', { name: 'Draw counts' }).click();
  await expect(page.getByRole('combobox', { name: 'Table' }).locator('option:checked')).toHaveText('Counts drawn from the law');
  await expect(lab.figure(/fits best/)).toBeVisible();
  await lab.settled();
  const found = Number(/r = ([\d.]+) fits best/.exec(await lab.figure(/fits best/).getByRole('heading').innerText())?.[1]);
  expect(found).toBeGreaterThan(1);
  expect(found).toBeLessThan(4);
  await lab.undo.click();
  await expect(lab.figure(/Same mean/)).toBeVisible();
  await expect(lab.field(r)).toHaveValue('2.00');
});

test('the sample file can be saved, and opened as one’s own table it is the table on screen', async ({ running, page, lab }) => {
  await inFolder(async (folder) => {
    const file = join(folder, 'sample.csv');
    await saveTo(running, file);
    await page.getByRole('button', { name: 'Sample file…' }).click();
    await expect.poll(() => readFileSync(file, { encoding: 'utf8', flag: 'a+' })).toMatch(/^count,frequency\n0,70\n/);
    await openFrom(running, file);
    await page.getByRole('button', { name: 'Own CSV…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Use sample.csv?' });
    await expect(dialog).toContainText('8 rows in 2 columns');
    // Two columns headed count and frequency leave nothing to ask.
    await expect(dialog.getByRole('combobox', { name: 'Counts stand in' })).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Use this table' }).click();
    await expect(lab.figure(/r = 1\.0246 fits best/)).toBeVisible();
  });
});

test('pasted numbers are previewed, and which column counts is asked where the header leaves it open', async ({ page, lab }) => {
  await lab.paste('plot\tleft\tright\n1\t0\t4\n2\t3\t1\n3\t0\t9\n4\t0\t0\n');
  const dialog = page.getByRole('dialog', { name: 'Use pasted text?' });
  await expect(dialog).toContainText('4 rows in 3 columns');
  await expect(dialog).toContainText('columns parted by tab');
  await dialog.getByRole('combobox', { name: 'Counts stand in' }).selectOption({ label: 'right' });
  await dialog.getByRole('button', { name: 'Use this table' }).click();
  await expect.poll(() => lab.twin(page.getByRole('figure').first())).toMatch(/of 4 with mean 3\.50/);
  await expect(page.getByText('4 rows, column right')).toBeVisible();
});

test('another delimiter can be asked for, and what cannot be read so is said where it was asked', async ({ page, lab }) => {
  await lab.drop('odd.csv', text('count;note\n1;2\n5;0\n'));
  const dialog = page.getByRole('dialog', { name: 'Use odd.csv?' });
  await expect(dialog).toContainText('2 rows in 2 columns');
  await expect(dialog.getByRole('combobox', { name: 'Columns are parted by' })).toHaveValue(';');
  await dialog.getByRole('combobox', { name: 'Columns are parted by' }).selectOption({ label: 'comma' });
  await expect(dialog.getByRole('alert')).toContainText(/^This table .*row 2, column count;note/);
  await expect(dialog.getByRole('combobox', { name: 'Columns are parted by' })).toHaveValue(';');
  await expect(dialog).toContainText('2 rows in 2 columns');
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await lab.drop('tabs.csv', text('a\tb,c\n1\t2\n'));
  const other = page.getByRole('dialog', { name: 'Use tabs.csv?' });
  await expect(other.getByRole('columnheader')).toHaveText(['a', 'b,c']);
});

test('a reset button and a double click bring one parameter back, and leave the other alone', async ({ page, lab }) => {
  await lab.type(r, '7');
  await lab.type(rho, '0.2');
  await page.getByRole('button', { name: `Reset ${r}` }).click();
  await expect(lab.field(r)).toHaveValue('3.00');
  await expect(lab.field(rho)).toHaveValue('0.20');
  await expect(page.getByRole('button', { name: `Reset ${r}` })).toHaveCount(0);
  await lab.slider(rho).dblclick();
  await expect(lab.field(rho)).toHaveValue('0.60');
});
