import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * The port of a served demo. The page's origin is a setting, so a port of the system's choice is chosen before the gateway
 * starts, and a port that is in use is reported before everything is built.
 * @param setting PORT
 * @throws Error that says what to do when the port is in use
 */
export async function servedPort(setting: string): Promise<string> {
  // The gateway says what is wrong with any other text.
  if (!/^\d{1,5}$/.test(setting) || Number(setting) > 65_535) return setting;
  const server = createServer().listen(Number(setting), '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new Error(
      `Port ${setting} is in use: stop the program that uses it, or choose another port, like PORT=${elsewhere(setting)} npm run demo -- --serve`,
      { cause: error },
    );
  }
  const address = server.address();
  server.close();
  return `${typeof address === 'object' ? address?.port : setting}`;
}

function elsewhere(setting: string): number {
  return Number(setting) > 60_000 ? 3001 : Number(setting) + 1;
}
