import { stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { app, clipboard, dialog, ipcMain, type BrowserWindow } from 'electron';
import { z } from 'zod';
import { initialState } from '../src-core/contract/params';
import type { Bridge, Done, ReadSession, Remembered, Session } from '../src-core/contract/types';
import { sessionSchema, tableSchema, writeSession } from '../src-core/desk/session';
import { saveFile } from './files';
import type { Journal } from './journal';
import { readNamed } from './opening';
import { isOurPage } from './security';
import { settingsSchema, type KeptSettings } from './settings';
import type { Supervisor } from './supervisor';
void initialState;

interface Host {
  window: BrowserWindow;
  settings: KeptSettings;
  journal: Journal;
  remembered: Awaited<ReturnType<Journal['read']>>;
  core: Supervisor;
  development: boolean;
  presenting(on: boolean): void;
  /** The page has asked for its port, so it hears notices from now on. */
  listening(): void;
}
