import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKind } from '../../src/tools/guard-rails/address-kind.ts';
import { PrivateHosts, parsePrivateHosts } from '../../src/tools/guard-rails/private-hosts.ts';
import { guardRails, serveHttp } from './rig.ts';

describe('an address', () => {
  it.each([
    ['public', '93.184.216.34'],
    ['public', '2606:2800:220:1:248:1893:25c8:1946'],
    ['public', '64:ff9b::5db8:d822'],
    ['public', '::ffff:93.184.216.34'],
    ['private', '127.0.0.1'],
    ['private', '127.255.255.254'],
    ['private', '10.0.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.0.1'],
    ['private', '100.127.255.255'],
    ['private', 'fd12::1'],
    ['private', '::1'],
    ['private', '::ffff:10.0.0.1'],
    ['private', '64:ff9b::7f00:1'],
    ['never', '169.254.169.254'],
    ['never', '::ffff:169.254.169.254'],
    ['never', '64:ff9b::a9fe:a9fe'],
    ['never', 'fd00:ec2::254'],
    ['never', '100.100.100.200'],
    ['never', '0.0.0.0'],
    ['never', '0.1.2.3'],
    ['never', '255.255.255.255'],
    ['never', '224.0.0.1'],
    ['never', '240.0.0.1'],
    ['never', '198.18.0.1'],
    ['never', '192.0.2.1'],
    ['never', '::'],
    ['never', '::7f00:1'],
    ['never', 'fe80::1'],
    ['never', 'fe80::1%eth0'],
    ['never', 'fec0::1'],
    ['never', 'ff02::1'],
    ['never', '2002:7f00:1::'],
    ['never', '2001:0:1::1'],
    ['never', '64:ff9b:1::1'],
    ['never', '2001:db8::1'],
    ['never', '100::1'],
    ['never', '4000::1'],
    ['never', 'no address'],
  ])('is %s: %s', (kind, address) => {
    expect(addressKind(address)).toBe(kind);
  });

  it('is never public when IPv6 holds an IPv4 address that is not', () => {
    const octet = fc.nat(255);
    fc.assert(
      fc.property(fc.tuple(octet, octet, octet), ([b, c, d]) => {
        const ipv4 = `10.${b}.${c}.${d}`;
        for (const form of [ipv4, `::ffff:${ipv4}`, `64:ff9b::${ipv4}`, `::${ipv4}`]) {
          expect(addressKind(form)).not.toBe('public');
        }
      }),
    );
  });
});

describe('TOOLS_ALLOW_PRIVATE', () => {
  it.each([
    ['orders.internal:8443', 'orders.internal', 8443],
    [' ORDERS.internal:80 , 10.0.0.7:80 ', '10.0.0.7', 80],
    ['[fd00::0:1]:443', '[fd00::1]', 443],
    ['2130706433:80', '127.0.0.1', 80],
  ])('%j has its hosts in every spelling', (text, host, port) => {
    const hosts = new PrivateHosts(parsePrivateHosts(text) ?? []);
    expect(hosts.has(host, port)).toBe(true);
    expect(hosts.has(host, port + 1)).toBe(false);
  });

  it.each([
    'orders.internal',
    ':80',
    'a:0',
    'a:99999',
    'http://a:80',
    'a/b:80',
    'a@b:80',
    'a:80,',
    'a b:80',
    '*:80',
  ])('%j is no list of hosts', (text) => {
    const parsed = parsePrivateHosts(text);
    // A star is no host name that anything resolves to: it opens nothing.
    if (text === '*:80') expect(new PrivateHosts(parsed ?? []).has('10.0.0.1', 80)).toBe(false);
    else expect(parsed).toBeUndefined();
  });
});

describe('the fetch of the guard rails', () => {
  it('reaches a listed host', async () => {
    const port = await serveHttp((request, response) => response.end(request.headers['accept-encoding']));
    const rails = guardRails({ allow: [`127.0.0.1:${port}`] });
    const response = await rails.fetch(`http://127.0.0.1:${port}/`, {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(await response.text()).toBe('identity');
  });

  it('refuses a redirect and a compressed answer', async () => {
    const port = await serveHttp((request, response) => {
      if (request.url === '/moved') response.writeHead(307, { location: '/' }).end();
      else response.setHeader('content-encoding', 'gzip').end('abc');
    });
    const rails = guardRails({ allow: [`127.0.0.1:${port}`] });
    await expect(rails.fetch(`http://127.0.0.1:${port}/moved`)).rejects.toThrow(TypeError);
    await expect(rails.fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('compressed');
  });

  it('sends text only', async () => {
    const rails = guardRails();
    await expect(
      rails.fetch('https://example.com', { method: 'POST', body: new FormData() }),
    ).rejects.toThrow('not text');
  });

  it('ends open requests when the process ends', async () => {
    const port = await serveHttp(() => undefined);
    const rails = guardRails({ allow: [`127.0.0.1:${port}`] });
    const response = rails.fetch(`http://127.0.0.1:${port}/`);
    const ended = expect(response).rejects.toThrow();
    await rails.close();
    await rails.close();
    await ended;
  });
});
