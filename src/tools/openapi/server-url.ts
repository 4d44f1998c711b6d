import type { DocumentReader, Part } from './document-reader.ts';
import { ImportFault } from './import-fault.ts';

const ADVICE = 'write server: with the whole URL here, like https://api.example.com/v1';

/**
 * The URL that the path of an operation is added to, without a slash at its end.
 * @param places that may name servers, the first that does so counts
 * @throws ImportFault when none names a whole URL
 */
export function serverUrl(reader: DocumentReader, places: readonly Part[]): string {
  const [server] = places.flatMap((place) => reader.list(place, 'servers').slice(0, 1));
  if (server === undefined) throw new ImportFault('/servers', 'is missing', ADVICE);
  const { url } = server.value;
  const at = `${server.at}/url`;
  if (typeof url !== 'string') throw new ImportFault(at, 'is missing', ADVICE);
  if (/[{}]/.test(url)) throw new ImportFault(at, 'has variables', ADVICE);
  if (!URL.canParse(url)) throw new ImportFault(at, 'is not a whole URL', ADVICE);
  return url.replace(/\/+$/, '');
}
