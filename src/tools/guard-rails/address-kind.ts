import ipaddr from 'ipaddr.js';

/**
 * `public`: of the internet. `private`: of a network that the operator may list. `never`: of this host's link or of no
 * host at all, such as the metadata service of a cloud.
 */
export type AddressKind = 'public' | 'private' | 'never';

const PRIVATE_RANGES: readonly string[] = ['loopback', 'private', 'carrierGradeNat', 'uniqueLocal'];

/**
 * Metadata services that answer outside the link-local range.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html fd00:ec2::254
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata 100.100.100.200
 */
const METADATA: readonly string[] = ['fd00:ec2::254', 'fd20:ce::254', '100.100.100.200'];

/** Global unicast, the only range of IPv6 from which the internet has addresses: RFC 4291, section 2.4. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');
/** NAT64 of IPv6-only networks: RFC 6052. The IPv4 address is in the last 32 bits. */
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96');

/** @param address an IPv4 or IPv6 address in any of its spellings */
export function addressKind(address: string): AddressKind {
  const unscoped = address.replace(/%.*$/, '');
  if (!ipaddr.isValid(unscoped)) return 'never';
  const parsed = ipaddr.parse(unscoped);
  if (METADATA.includes(parsed.toString())) return 'never';
  return parsed instanceof ipaddr.IPv6 ? ofIPv6(parsed) : ofRange(parsed.range());
}

function ofIPv6(address: ipaddr.IPv6): AddressKind {
  if (address.isIPv4MappedAddress()) return addressKind(address.toIPv4Address().toString());
  if (address.match(NAT64)) return addressKind(embeddedIPv4(address));
  const kind = ofRange(address.range());
  return kind === 'public' && !address.match(GLOBAL_UNICAST) ? 'never' : kind;
}

function embeddedIPv4(address: ipaddr.IPv6): string {
  return address.toByteArray().slice(-4).join('.');
}

function ofRange(range: string): AddressKind {
  if (range === 'unicast') return 'public';
  return PRIVATE_RANGES.includes(range) ? 'private' : 'never';
}
