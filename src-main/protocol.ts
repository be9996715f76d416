import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { protocol, type ProtocolResponse } from 'electron';

/** The page's own scheme: no page is ever loaded from a file: address. */
export const origin = 'lab://app';
const root = resolve(import.meta.dirname, '../renderer');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  // Svelte makes this one policy for its templates; no other can be made.
  'trusted-types svelte-trusted-html',
].join('; ');

/** Before the app is ready: afterwards a scheme can no longer become a standard, secure one. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'lab', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

/** The file that an address of the page names, or null when it names none below the root. */
export function fileOf(address: string): string | null {
  let path: string;
  try {
    const url = new URL(address);
    if (url.host !== 'app') return null;
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(join(root, path === '/' ? 'index.html' : path));
  return file.startsWith(root + sep) && types[extname(file)] !== undefined ? file : null;
}

const nothing: ProtocolResponse = { statusCode: 404, mimeType: 'text/plain', data: Buffer.from('Not found') };

const headersOf = (type: string): Record<string, string> => ({
  'content-type': type,
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
});

/**
 * By the older of the two calls that Electron has for this, on purpose: the newer one makes a Request and a Response of each
 * address, and the first of them loads Node's whole network client, a tenth of a second before the first paint.
 */
export function servePage(): void {
  protocol.registerBufferProtocol('lab', ({ url }, answer) => {
    const file = fileOf(url);
    const type = file === null ? undefined : types[extname(file)];
    if (file === null || type === undefined) answer(nothing);
    else
      readFile(file).then(
        (data) => answer({ data, mimeType: type.split(';')[0] ?? type, charset: 'utf-8', headers: headersOf(type) }),
        () => answer(nothing),
      );
  });
}
