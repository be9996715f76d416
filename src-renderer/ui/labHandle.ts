import type { AnswerOnStage } from '../../src-core/contract/answerOnStage';
import type { About, Frame, Interval, LabState, Progress, Reply } from '../../src-core/contract/types';

export type FigureFormat = 'svg' | 'png' | 'csv';

/** An answer that failed, on the stage, with its field. */
export interface TriedAnswer extends AnswerOnStage {
  readonly field: string;
}

/** What a lab's figures are given: the frame to draw and the few ways to change the state. Nothing else reaches them. */
export interface LabHandle<V = unknown> {
  readonly about: About;
  readonly state: LabState;
  readonly frame: Frame<V>;
  /** The frame's axes on their way to a new place (200 ms); at once with reduced motion. */
  readonly axes: Readonly<Record<string, Interval>>;
  readonly presenting: boolean;
  /** True while a pointer or key gesture lasts. */
  readonly dragging: boolean;
  /** Symbol under the pointer, anywhere: formula, slider or mark. */
  readonly lit: string | null;
  light(symbol: string | null): void;
  /** What was typed for the open question and is not right, beside what is; null while there is none, or nobody should see it. */
  readonly tried: TriedAnswer | null;
  /** Move a parameter while a gesture lasts; a value outside the model is left aside. `hold` names axes that stand still. */
  move(param: string, value: number): void;
  /** Any other change while a gesture lasts. */
  preview(change: Partial<Pick<LabState, 'step' | 'seed' | 'data' | 'params'>> & { choices?: LabState['choices'] }): void;
  /** The gesture ends: one step of the history. */
  commit(): void;
  /** Ask the core for a new state (such as the maximum) and take it as one step. */
  become(quantity: string): void;
  /** Long work on the present state, asked for by a person. Its answer is the figure's to keep; nothing else on screen waits for it. */
  work<T>(quantity: string, onprogress: (progress: Progress) => void): { reply: Promise<Reply<T>>; cancel(): void };
  /** What a typed text means as a number, or why it means none. */
  read(text: string): Promise<Reply<number>>;
  /** To the clipboard, and a word that it is there. */
  copy(text: string): void;
  export(view: string, format: FigureFormat, svg: SVGSVGElement): void;
}
