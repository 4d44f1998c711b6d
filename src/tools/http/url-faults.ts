import type { FileProblem } from '../../operator-file/file-problem.ts';
import { addressProblem } from '../guard-rails/address-problem.ts';
import type { PrivateHosts } from '../guard-rails/private-hosts.ts';
import { splitUrl } from './request-template.ts';

const EXAMPLE = 'write a URL like https://api.example.com/orders/{order}';

/** What is wrong with the URL of an HTTP tool: its scheme and host are fixed, its path may have variables. */
export function urlFaults(url: string, privateHosts: PrivateHosts): FileProblem[] {
  const found = urlProblem(url, privateHosts);
  return found === undefined ? [] : [{ path: ['http', 'url'], ...found }];
}

function urlProblem(
  url: string,
  privateHosts: PrivateHosts,
): Pick<FileProblem, 'problem' | 'advice'> | undefined {
  const { origin, path } = splitUrl(url);
  if (/[{}]/.test(origin)) {
    return { problem: 'has a variable in its scheme or host', advice: 'write a fixed host' };
  }
  if (!URL.canParse(origin)) return { problem: 'is not a URL', advice: EXAMPLE };
  const address = addressProblem(new URL(origin), privateHosts);
  if (address !== undefined) return address;
  if (/[?#]/.test(path)) return { problem: 'holds a query', advice: 'write it as fields of http.query' };
  // Without its variables, the path must be what the URL parser leaves as it is.
  const fixed = path.replace(/\{[^{}/]*\}/g, 'x');
  if (new URL(fixed, origin).pathname !== fixed) {
    return { problem: 'has a path with . or .., spaces or other characters to encode', advice: EXAMPLE };
  }
  return undefined;
}
