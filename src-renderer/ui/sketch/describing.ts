// Answers in words: features that are told one by one, and the drawing that has them. What is told wrongly is drawn wrongly, so that it is marked alike.

/** What was told so far, by the ids of the features. */
export type Told = Readonly<Record<string, number | string>>;

export type Feature =
  | { readonly kind: 'number'; readonly id: string; readonly label: string }
  | { readonly kind: 'choice'; readonly id: string; readonly label: string; readonly options: readonly { id: string; title: string }[] }
  | { readonly kind: 'list'; readonly id: string; readonly label: string; readonly count: number };

/** How a kind of drawing is told. */
export interface Describing {
  /** What is asked; it may depend on what was told. */
  features(told: Told): readonly Feature[];
  /** The drawing, or null while something is still to be told. */
  drawing(told: Told): readonly unknown[] | null;
  /** What a drawing that was told says of itself; null where it was drawn by hand. */
  toldBy(text: string): Told | null;
}

export const yesNo = [
  { id: 'yes', title: 'yes' },
  { id: 'no', title: 'no' },
] as const;

export const isTold = (features: readonly Feature[], told: Told): boolean => features.every(({ id }) => told[id] !== undefined);
export const numberIn = (told: Told, id: string): number => Number(told[id]);

/** What was told while nothing is drawn: the answer's text keeps it, so that it is there tomorrow. */
export function unfinishedIn(text: string): Told | null {
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text) as Told;
  } catch {
    return null;
  }
}
