import { itShows } from '../fixture/stages';
import { parts } from './parts';
import { about, initial, stages } from './state';
import { steps } from './steps';

itShows({ about, initial, stages, parts, steps });
