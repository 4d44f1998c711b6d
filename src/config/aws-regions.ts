import { closest } from 'fastest-levenshtein';

/**
 * Regions of AWS, to tell a slip of the pen. AWS adds one from time to time, so one that is not listed is only
 * worth a warning.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
const AWS_REGIONS: readonly string[] = `
  us-east-1 us-east-2 us-west-1 us-west-2 us-gov-east-1 us-gov-west-1 ca-central-1 ca-west-1 mx-central-1 sa-east-1
  eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 eusc-de-east-1
  af-south-1 il-central-1 me-central-1 me-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3
  ap-south-1 ap-south-2 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6
  ap-southeast-7 cn-north-1 cn-northwest-1
`
  .trim()
  .split(/\s+/);

/**
 * Regions that are known to offer Amazon Nova 2 Sonic.
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/models-regions.html
 */
const NOVA_REGIONS: readonly string[] = ['us-east-1', 'us-west-2', 'ap-northeast-1', 'eu-north-1'];

/** Warnings about a region that AWS does not have. */
export function regionWarnings(name: string, region: string): string[] {
  if (AWS_REGIONS.includes(region)) return [];
  return [`${name}: ${region} is not a known AWS region. Did you mean ${closest(region, AWS_REGIONS)}?`];
}

/** The same for the regions of the speech model, which not every region offers. */
export function novaRegionWarnings(name: string, region: string): string[] {
  if (NOVA_REGIONS.includes(region)) return [];
  const unknown = regionWarnings(name, region);
  if (unknown.length > 0) return unknown;
  const regions = NOVA_REGIONS.join(', ');
  return [`${name}: ${region} is not a region known to offer Nova Sonic (${regions}).`];
}
