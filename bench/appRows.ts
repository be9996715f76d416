// The rows that need the app itself, opened on a screen.
import { answerRows } from './answerTime';
import { coreRow } from './coreTime';
import { dragRows } from './drag';
import { longWorkRows } from './longWork';
import type { Part } from './parts.mjs';
import { playRows } from './playTime';
import type { Row } from './report';
import { startRows } from './start';

export async function appRows(asked: readonly Part[], tell: (line: string) => void): Promise<{ rows: Row[]; facts: string }> {
  const rows: Row[] = [];
  let facts = '';
  for (const part of asked) {
    tell(`${part} ...`);
    switch (part) {
      case 'start':
        rows.push(...(await startRows()));
        break;
      case 'drag': {
        const { rows: drag, machine } = await dragRows();
        rows.push(...drag);
        facts = machine.facts;
        break;
      }
      case 'core':
        rows.push(await coreRow());
        break;
      case 'answers':
        rows.push(...(await answerRows()));
        break;
      case 'long-work':
        rows.push(...(await longWorkRows()));
        break;
      case 'play':
        rows.push(...(await playRows()));
        break;
    }
  }
  return { rows, facts };
}
