import { refuseData } from '../contract/faults';

/** The bytes that a base64 text stands for. Refuses a text that is not base64. */
export function bytesOfBase64(text: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return refuseData('This file did not arrive whole: its content is not base64.');
  }
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
