import type { Fault } from './types';

/** Carries a Fault through a throw inside one process; across processes faults travel as data. */
export class Refusal extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** The one way a function says "not defined here": the field, and what is allowed. */
export function refuse(field: string, message: string): never {
  throw new Refusal({ kind: 'domain', field, message });
}

/** The one way to say that a file or table cannot be read as it is. */
export function refuseData(message: string, at: { row?: number; column?: string } = {}): never {
  throw new Refusal({ kind: 'data', message, ...at });
}

/** The one way to say that two arguments do not fit each other: names the one to change, its size and the size that it must have. */
export function refuseShape(field: string, message: string): never {
  throw new Refusal({ kind: 'shape', field, message });
}

/** The one way to say, before work begins, that it would take more than this program may take: names what would be too large, and its cost. */
export function refuseLimit(field: string, message: string): never {
  throw new Refusal({ kind: 'limit', field, message });
}
