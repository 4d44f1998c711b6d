import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { createCertificate } from '../../../bench/certificate.ts';

const HOST = 'bedrock-runtime.us-east-1.amazonaws.com';

/**
 * Bedrock's address, with the sandbox's Nova behind it: TLS with a certificate of its own, which this Chromium does not
 * check. So the page uses the address, the policy and the signed host name that it uses in production.
 */
export class BedrockAddress {
  readonly #server: Server;
  readonly #folder = mkdtempSync(join(tmpdir(), 'bedrock-address-'));
  readonly #sockets = new Set<Socket>();
  readonly #port: number;
  #isRefusing = false;
  /** Connections that were asked for. */
  asked = 0;

  /** @param origin of the sandbox: `TelephoneNetwork.browserNovaUrl` */
  constructor(origin: string) {
    this.#port = Number(new URL(origin).port);
    const { key, cert } = createCertificate(this.#folder);
    this.#server = createServer({ key, cert, ALPNProtocols: ['http/1.1'] }, (client) =>
      this.#onClient(client),
    );
    this.#server.on('tlsClientError', () => undefined);
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** Flags that lead a Chromium here. */
  get flags(): readonly string[] {
    const { port } = this.#server.address() as AddressInfo;
    return [`--host-resolver-rules=MAP ${HOST}:443 127.0.0.1:${port}`, '--ignore-certificate-errors'];
  }

  /** Every stream breaks. */
  breaks(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** From now on no stream can be opened. */
  refuses(isRefusing: boolean): void {
    this.#isRefusing = isRefusing;
  }

  async stop(): Promise<void> {
    this.breaks();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #onClient(client: Socket): void {
    this.asked += 1;
    if (this.#isRefusing) {
      client.destroy();
      return;
    }
    const server = connect(this.#port, '127.0.0.1');
    this.#sockets.add(client);
    client.on('error', () => server.destroy());
    server.on('error', () => client.destroy());
    client.on('close', () => {
      this.#sockets.delete(client);
      server.destroy();
    });
    server.on('close', () => client.destroy());
    client.pipe(server).pipe(client);
  }
}
