import { z } from 'zod';
import type { LabState, Session, Table } from '../contract/types';

const longestHistory = 200;
const mostNames = 1000;

// A list is counted before its entries are looked at: a hostile file may hold millions of them, and each would be a fault of its own.
const atMost = (most: number) => z.unknown().refine((value) => !Array.isArray(value) || value.length <= most, `may have at most ${most} entries`);
const list = <T>(entry: z.ZodType<T>, least: number, most: number) => atMost(most).pipe(z.array(entry).min(least));
const names = <T>(name: z.ZodType<string>, entry: z.ZodType<T>, most = mostNames) =>
  z.record(name as z.ZodType<string, string>, entry).refine((all) => Object.keys(all).length <= most, `may hold at most ${most} names`);

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be the sha256 of a table');
const shortText = z.string().max(40);
const values = names(shortText, z.number());
const tableMembers = {
  fileName: z.string().max(1000),
  header: list(z.string().max(200), 1, 1000),
  rows: z.int().min(1).max(1_000_000),
  columns: z.int().min(1).max(1000),
  delimiter: z.enum([',', ';', '\t']),
  notes: list(z.string().max(200), 0, 20),
};

/** A state's form. Its ranges are the lab's own, and are checked where a session is read. */
const state: z.ZodType<LabState> = z.strictObject({
  params: values,
  seed: z.int().min(0).max(2 ** 32 - 1),
  step: z.int().min(0),
  data: z.string().max(100),
  choices: names(shortText, z.union([z.string().max(200), z.number(), z.boolean(), z.array(z.number()).max(2000), z.null()])),
  pinned: values.nullable(),
});

const lab = z.string().min(1).max(100);
const answers = names(shortText, z.string().max(20_000));

/** A table as page, core and main process hand it to one another. */
export const tableSchema: z.ZodType<Table> = z
  .strictObject({ hash, ...tableMembers, values: z.instanceof(Float64Array) })
  .refine((table) => table.header.length === table.columns && table.values.length === table.rows * table.columns, 'must have as many values as rows and columns')
  .refine((table) => table.values.every(Number.isFinite), 'must hold finite numbers only');

/** What the page hands over to be kept or saved. */
export const sessionSchema = z.strictObject({ lab, history: list(state, 0, longestHistory), answers, tables: names(hash, tableSchema, longestHistory) }) satisfies z.ZodType<Session>;

/** A table in a file: rows as lists of numbers, so that a person can read it. The numbers are read one by one, up to the first that is none. */
const tableInFile = z.strictObject({ ...tableMembers, values: z.unknown() });
export type TableInFile = z.infer<typeof tableInFile>;

/** A session file of version 1. States are read by their lab, so their form is left open here. */
export const fileSchema = z.strictObject({
  format: z.literal('likelihood-lab-session'),
  version: z.literal(1),
  app: shortText,
  generation: z.int().min(0),
  lab,
  history: list(z.unknown(), 0, longestHistory),
  answers,
  tables: names(hash, tableInFile, longestHistory),
  checksum: z.string().max(100).optional(),
});
