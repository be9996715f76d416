import { z } from 'zod';
import type { LabState, Session, Table } from '../contract/types';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be the sha256 of a table');
const name = z.string().max(1000);
const header = z.array(z.string().max(200)).min(1).max(1000);
const delimiter = z.enum([',', ';', '\t']);
const notes = z.array(z.string().max(200)).max(20);
const rows = z.int().min(1).max(1_000_000);
const columns = z.int().min(1).max(1000);
const values = z.record(z.string().max(40), z.number());

/** A state's form. Its ranges are the lab's own, and are checked where a session is read. */
const state: z.ZodType<LabState> = z.strictObject({
  params: values,
  seed: z.int().min(0).max(2 ** 32 - 1),
  step: z.int().min(0),
  data: z.string().max(100),
  choices: z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean(), z.null()])),
  pinned: values.nullable(),
});

const lab = z.string().min(1).max(100);
const answers = z.record(z.string().max(40), z.string().max(20_000));
export const longestHistory = 200;

/** A table as page, core and main process hand it to one another. */
export const tableSchema: z.ZodType<Table> = z
  .strictObject({ hash, fileName: name, header, rows, columns, values: z.instanceof(Float64Array), delimiter, notes })
  .refine((table) => table.header.length === table.columns && table.values.length === table.rows * table.columns, 'must have as many values as rows and columns')
  .refine((table) => table.values.every(Number.isFinite), 'must hold finite numbers only');

const parts = { lab, history: z.array(state).max(longestHistory), answers };

/** What the page hands over to be kept or saved. */
export const sessionSchema = z.strictObject({ ...parts, tables: z.record(hash, tableSchema) }) satisfies z.ZodType<Session>;

/** A table in a file: rows as lists of numbers, so that a person can read it. */
const tableInFile = z.strictObject({ fileName: name, header, rows, columns, delimiter, notes, values: z.array(z.array(z.number()).max(1000)).max(1_000_000) });
export type TableInFile = z.infer<typeof tableInFile>;

/** A session file of version 1. States are read by their lab, so their form is left open here. */
export const fileSchema = z.strictObject({
  format: z.literal('likelihood-lab-session'),
  version: z.literal(1),
  app: z.string().max(40),
  generation: z.int().min(0),
  lab,
  history: z.array(z.unknown()).max(longestHistory),
  answers,
  tables: z.record(hash, tableInFile),
  checksum: z.string().max(100).optional(),
});

