// What every host of the core has (Node, a utility process, a page) and the core needs. Nothing else of them exists here.
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare function setTimeout(run: () => void, ms?: number): number;
declare function atob(text: string): string;
declare const performance: { now(): number };
declare namespace WebAssembly {
  function instantiate(bytes: Uint8Array<ArrayBuffer>, imports: Record<string, never>): Promise<{ instance: { exports: Record<string, unknown> } }>;
}
