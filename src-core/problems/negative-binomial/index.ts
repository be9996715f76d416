import { z } from 'zod';
import { exactly, quantity, stateSchema, text } from '../../contract/quantity';
import { atMaximum, sampleTable, withData } from './act';
import { viewCsv } from './csv';
import { frameWork } from './frame';
import { parts } from './parts';
import { script } from './python';
import { referenceQuantities } from './quantities';
import { about, initial, type Axes } from './state';
import { standing } from './standing';
import { steps } from './steps';

export { about, initial, parts, standing, steps };

const state = stateSchema(about);
const onlyState = exactly({ state });
const axis = z.tuple([z.number(), z.number()]).refine(([low, high]) => low < high, 'must be two ends of an axis, the lower one first.');
const axisNames = z.enum(['count', 'probability', 'density', 'eta', 'logNormalizer', 'observed', 'profileR', 'profileLogLik', 'statistic'] satisfies (keyof Axes)[]);
const frameInput = exactly({ state, held: z.partialRecord(axisNames, axis, { error: 'must name axes of this lab, each with its two ends, or be null.' }).nullable() });

/** The door: everything that can be asked of the negative binomial, by name. */
export const quantities = {
  ...referenceQuantities,
  frame: quantity(frameInput, frameWork),
  withData: quantity(exactly({ state, data: text(100) }), (input) => withData(input.state, input.data)),
  maximum: quantity(onlyState, (input) => atMaximum(input.state)),
  sample: quantity(exactly({}), sampleTable),
  script: quantity(onlyState, (input) => script(input.state)),
  csv: quantity(exactly({ state, view: text(40) }), (input) => viewCsv(input.state, input.view)),
};
