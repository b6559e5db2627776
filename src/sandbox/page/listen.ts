import type { Server } from 'node:http';

/** How many consecutive ports are tried before any free one is used. */
const tries = 20;

/**
 * Listens on the loopback interface: on the given port, or on the next free one.
 * @param port 0: any free one
 * @returns the ports that others listen on
 */
export async function listenFrom(server: Server, port: number): Promise<readonly number[]> {
  const last = Math.min(port + tries, 65_536);
  for (let next = port; next < last; next += 1) {
    if (await listens(server, next)) return range(port, next);
  }
  await listens(server, 0);
  return range(port, last);
}

/** False if the port is in use. */
function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
