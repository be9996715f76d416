// What a person settled on. Read at once and by hand: the window's first paint waits for the theme and for nothing else.
import { readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../src-core/contract/types';
import { setAside } from './aside';
import { saveFile } from './files';
import { codeOf, whyNot } from './words';

export const defaultSettings: Settings = {
  theme: 'system',
  textSize: 'normal',
  motion: 'system',
  digits: 3,
  presenterKeys: true,
  invited: [],
};

const isOneOf = (...values: readonly (string | number | boolean)[]) => (value: unknown): boolean => values.some((each) => each === value);
const rules: Record<keyof Settings, (value: unknown) => boolean> = {
  theme: isOneOf('system', 'light', 'dark', 'contrast'),
  textSize: isOneOf('normal', 'large', 'larger'),
  motion: isOneOf('system', 'reduced'),
  digits: isOneOf(3, 4, 6),
  presenterKeys: isOneOf(true, false),
  invited: (value) => Array.isArray(value) && value.length <= 200 && value.every((each) => typeof each === 'string' && each.length <= 100),
};
const isRuled = (key: string): key is keyof Settings => Object.hasOwn(rules, key);

/** Settings from outside, what is left out by default; null when a key is not known, a value not allowed, or nothing is there. */
export function settingsOf(value: unknown): Settings | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  const isFine = entries.length > 0 && entries.every(([key, each]) => isRuled(key) && rules[key](each));
  return isFine ? { ...defaultSettings, ...value } : null;
}

/** No settings are larger; what is, was not written by this program. */
const largest = 64 * 1024;

function read(path: string): Settings | null {
  try {
    if (statSync(path).size > largest) return null;
    return settingsOf(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? defaultSettings : null;
  }
}

export interface KeptSettings {
  readonly current: Settings;
  /** What a person should know about the file that was found, or null. */
  readonly notice: string | null;
  change(next: Settings): void;
}

/** `onTrouble` hears, once a run, that changes cannot be kept. */
export function openSettings(folder: string, onTrouble: (message: string) => void): KeptSettings {
  const path = join(folder, 'settings.json');
  const found = read(path);
  const aside = found === null && setAside(path);
  let current = found ?? defaultSettings;
  let troubled = false;

  async function save(): Promise<void> {
    try {
      await mkdir(folder, { recursive: true });
      await saveFile(path, `${JSON.stringify(current, null, 2)}\n`, { keepPrevious: true });
    } catch (error) {
      if (!troubled) onTrouble(`Settings hold until you quit and will not be kept: ${whyNot(error)}.`);
      troubled = true;
    }
  }
  return {
    get current() {
      return current;
    },
    notice: found === null ? `The settings could not be read, so the program starts with its own.${aside ? ' The old file was set aside beside them.' : ''}` : null,
    change(next: Settings): void {
      current = next;
      void save();
    },
  };
}
