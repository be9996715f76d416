import { itMarksItself } from '../fixture/parts';
import { parts } from './parts';

itMarksItself(parts);
