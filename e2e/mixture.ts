import { expect, type Locator } from '@playwright/test';
import type { LabPage } from './lab';

/** Titles of the figures say what is seen, in words that change with it; each figure is known by the words that it may have. */
export const titles = {
  raster: /^Bin [\d,]+ (is|leans)|Before the first E/,
  rates: /^Neuron \d|is empty: M/,
  bayes: /^Bin [\d,]+ (goes|has probability)|^E will give/,
  simplex: /undecided$|is sure of its class|begins at the weights/,
  trace: /^E made the bound touch|^M lifted|come to rest|climb begins|^By hand|cannot break the tie|impossible under every class: the log/,
  line: /top of the bound/,
} as const;

export async function openMixture(lab: LabPage, side?: 'Starts' | 'Classes'): Promise<void> {
  await lab.page.getByRole('link', { name: '3 Poisson mixture' }).click();
  await lab.settled();
  if (!side) return;
  await lab.page.getByRole('tab', { name: side }).click();
  await lab.settled();
}

export const figureOf = (lab: LabPage, name: keyof typeof titles): Locator => lab.figure(titles[name]);
export const twinOf = (lab: LabPage, name: keyof typeof titles): Promise<string> => lab.twin(figureOf(lab, name));

/** The half-step that the clock shows. */
export const halfStep = async (lab: LabPage): Promise<number> => Number(/^(\d+) of/.exec((await lab.slider('Iteration').getAttribute('aria-valuetext')) ?? '')?.[1]);

/** Log likelihood and bound, as the words under the climb say them. */
export async function climb(lab: LabPage): Promise<{ logLik: number; bound: number }> {
  const said = /log likelihood is ([−\d,.]+?)(?:, the bound ([−\d,.]+?))?\.\s/.exec(await twinOf(lab, 'trace'));
  const number = (text = ''): number => Number(text.replaceAll(',', '').replace('−', '-') || NaN);
  return { logLik: number(said?.[1]), bound: number(said?.[2]) };
}

export async function step(lab: LabPage, name: 'Step' | 'Step back' = 'Step'): Promise<void> {
  await lab.button(name).click();
  await lab.settled();
}

export async function set(lab: LabPage, values: Partial<Record<'K' | 'N' | 'D' | 's', number>>): Promise<void> {
  const names = { K: 'K, number of classes', N: 'N, number of time bins', D: 'D, number of neurons', s: 's, separation of the rates' };
  for (const [id, value] of Object.entries(values)) await lab.type(names[id as keyof typeof names], String(value));
  await lab.settled();
}

/** The ring of one rate. */
export const rate = (lab: LabPage, k: number, neuron: number): Locator => lab.page.getByRole('slider', { name: `rates, class ${k}, neuron ${neuron}`, exact: true });

/** Chooses the published table. Its rows and columns are what they are: no size can be set any more. */
export async function chooseTheTimes(lab: LabPage): Promise<void> {
  await lab.page.getByRole('combobox', { name: 'Table' }).selectOption({ label: 'Deaths a day, The Times 1910-12' });
  await expect(lab.page.getByText('given by the table').first()).toBeVisible();
  await lab.settled();
}
