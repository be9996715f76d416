// The import rules, run over a tree; the rules themselves are in .dependency-cruiser.cjs.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type IFlattenedRuleSet } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { root } from '../lib/terminal.mjs';

const rules = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as IFlattenedRuleSet & { options: ICruiseOptions };

/** Each breach as "rule: from -> to". */
export async function breaches(folder: string, rooms: readonly string[]): Promise<string[]> {
  const { options, ...ruleSet } = rules;
  const settings: ICruiseOptions = { ...options, ruleSet, validate: true, baseDir: folder };
  const { output } = await cruise([...rooms], settings, {}, { tsConfig: extractTSConfig(join(root, 'tsconfig.base.json')) });
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered with a text: ${output}`);
  if (output.summary.totalCruised === 0) throw new Error(`dependency-cruiser saw no file under ${folder}`);
  return output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
}
