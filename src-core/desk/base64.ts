import { refuseData } from '../contract/faults';

/** The bytes that a base64 text stands for. Refuses a text that is not base64; `what` begins the sentence: "This table". */
export function bytesOfBase64(text: string, what: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    return refuseData(`${what} did not arrive whole: its content is not base64.`);
  }
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
