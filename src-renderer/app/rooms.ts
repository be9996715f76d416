import type { Component } from 'svelte';
import type { LabHandle } from '../ui/labHandle';
import type { Room } from './lab.svelte';

// Plain data of every problem, at once; the figures of a lab only when it is opened.
const states = import.meta.glob<Room>('../../src-core/problems/*/state.ts', { eager: true });
type Stage = Component<{ lab: LabHandle<never> }>;
const stages = import.meta.glob<Stage>('../labs/*/Lab.svelte', { import: 'default' });
const panels = import.meta.glob<Stage>('../labs/*/Panel.svelte', { import: 'default' });

const idOf = (path: string): string => path.split('/').at(-2) ?? '';
const byId = <T>(modules: Record<string, T>): Map<string, T> => new Map(Object.entries(modules).map(([path, module]) => [idOf(path), module]));

const stageOf = byId(stages);
const panelOf = byId(panels);

/** The labs that stand, in the course's order: only what works is shown. */
export const rooms: readonly Room[] = [...byId(states)]
  .filter(([id]) => stageOf.has(id))
  .map(([, room]) => room)
  .sort((a, b) => a.about.number - b.about.number);

export const roomOf = (id: string | null): Room | undefined => rooms.find(({ about }) => about.id === id);

/** A lab's figures and its own part of the panel. */
export async function labParts(id: string): Promise<{ stage: Stage; panel: Stage | null }> {
  const load = stageOf.get(id);
  if (!load) throw new Error(`No lab is called ${id}.`);
  const [stage, panel] = await Promise.all([load(), panelOf.get(id)?.() ?? null]);
  return { stage, panel };
}
