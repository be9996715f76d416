import type { Bridge } from '../src-core/contract/types';

declare global {
  interface Window {
    /** What the preload script lets through. */
    readonly lab: Bridge;
  }
}
