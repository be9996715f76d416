// Every house rule as a check: a name that is a claim, and what contradicts it.
import { join } from 'node:path';
import { root } from '../lib/terminal.mjs';
import { allTexts, breachesOf, looseVersions, missingPapers, rules, strayLocks, unusedPackages } from './texts';
import { breaches } from './walls';

export interface Check {
  name: string;
  problems: string[];
}

/** Breaches that stand in the fixture on purpose; a checker that misses one sees nothing anywhere. */
export const planted = [
  'maths-knows-no-problem: src-core/maths/upward.ts -> src-core/problems/toy/model.ts',
  'no-circle: src-core/maths/upward.ts -> src-core/problems/toy/model.ts',
  'marks-know-no-lab: src-renderer/ui/Sideways.svelte -> src-renderer/app/state.ts',
  'nothing-leaves-the-machine: src-main/outside.ts -> https',
  'no-page-in-main: src-main/outside.ts -> src-renderer/app/state.ts',
] as const;
export const fixture = join(root, 'scripts/house/fixture');

export async function houseChecks(): Promise<Check[]> {
  const texts = allTexts();
  const found = await breaches(fixture, ['src-core', 'src-main', 'src-renderer']);
  return [
    { name: 'rooms import only what they may', problems: await breaches(root, ['src-core', 'src-main', 'src-renderer']) },
    { name: 'the planted breaches are found', problems: planted.filter((breach) => !found.includes(breach)).map((breach) => `not found: ${breach}`) },
    ...rules.map((rule) => ({ name: rule.name, problems: breachesOf(rule, texts) })),
    { name: 'versions are exact', problems: looseVersions() },
    { name: 'the lockfile names no host and no stray package', problems: strayLocks() },
    { name: 'every listed package is used', problems: unusedPackages(texts) },
    { name: 'the papers are there', problems: missingPapers() },
  ];
}
