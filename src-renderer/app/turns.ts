import type { Program } from './program.svelte';
import { stageAt } from './stages';

/** How a clicker goes through a lab: from view to view, and from question to question once one is open. */
export function turnsOf(program: Program): { turn(by: number): void; turnQuestion(by: number): boolean } {
  function turnView(by: number): void {
    const { lab } = program;
    const views = lab?.room.about.views ?? [];
    const now = views.findIndex(({ id }) => id === lab?.state.choices['view']);
    const next = views[now + by];
    if (lab && next) {
      lab.act({ ...lab.state, choices: { ...lab.state.choices, view: next.id } });
      program.lastAction = next.title;
    }
  }
  /** Opens the question so many places on, and says whether there is one. */
  function turnQuestion(by: number): boolean {
    const { lab, answers } = program;
    if (!lab) return false;
    const letters = answers.parts.map(({ part }) => part.slice(1));
    const next = letters[letters.indexOf(String(lab.state.choices['part'])) + by] ?? '';
    if (lab.state.choices['part'] !== next) lab.act(stageAt(lab.room, lab.state, next));
    if (next !== '') program.lastAction = `question ${next}`;
    return next !== '';
  }
  /** A clicker goes through the questions once one is open, and on to the views after the last. */
  function turn(by: number): void {
    const wasOpen = Boolean(program.lab?.state.choices['part']);
    if (wasOpen && (turnQuestion(by) || by < 0)) return;
    turnView(by);
  }
  return { turn, turnQuestion };
}
