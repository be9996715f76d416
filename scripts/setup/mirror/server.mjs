// A file server in a process of its own: set-up waits for its downloads without turning the event loop.
// node server.mjs <folder>   prints its port; notes every request in <folder>/requests
import { appendFileSync, createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';

const folder = process.argv[2] ?? '.';
const server = createServer((request, answer) => {
  const name = basename(new URL(request.url ?? '/', 'http://localhost').pathname);
  appendFileSync(join(folder, 'requests'), `${name}\n`);
  const file = join(folder, name);
  if (!existsSync(file)) answer.writeHead(404).end();
  else createReadStream(file).pipe(answer);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : 0);
});
