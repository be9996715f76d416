import { ipcMain, type WebContents } from 'electron';
import type { Bridge, Fault } from '../src-core/contract/types';
import { isOurPage } from './security';

/** Every channel there is: the page's wishes, and the one question that the preload script asks for it. */
export const channels = [
  'remembered',
  'journal',
  'journalTable',
  'saveSession',
  'saveFile',
  'openFile',
  'copy',
  'settings',
  'presenting',
  'stopComputation',
  'restartCore',
  'wantCore',
] as const satisfies readonly (Exclude<keyof Bridge, 'onNotice'> | 'wantCore')[];
export type Channel = (typeof channels)[number];
export type Answers = Record<Channel, (args: readonly unknown[]) => Promise<unknown>>;

const refusal = (kind: Fault['kind'], message: string): { error: Fault } => ({ error: { kind, message } });

/** Listens before the page can ask; the answers may be loaded while it starts. Nothing is ever thrown across. */
export function listenTo(contents: WebContents, development: boolean, answers: Promise<Answers>): void {
  for (const channel of channels) {
    ipcMain.handle(channel, async (event, ...args: unknown[]) => {
      // Before any await: the sender's frame is null once it is gone.
      if (!isOurPage(event.senderFrame, contents, development)) return refusal('unknown', 'Only the program’s own window is answered.');
      try {
        return await (await answers)[channel](args);
      } catch (error) {
        console.error(channel, error);
        return refusal('bug', `This could not be done (${channel}). Nothing was changed; the fault is the program’s.`);
      }
    });
  }
}
