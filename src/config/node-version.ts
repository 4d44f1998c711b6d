/** Older ones lack what the gateway uses. */
export const OLDEST_NODE = '20.19';
/** The first major version that releases of the AWS SDK from January 2027 support. */
const OLDEST_FOR_SDK = 22;
const SDK_SWITCH = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

/**
 * Keeps the AWS SDK from printing its notice about old Node.js versions between our lines: `nodeAdvice` says it
 * in the log. Before the first client of the SDK is made.
 */
export function hideSdkNotice(): void {
  process.env[SDK_SWITCH] ??= 'true';
}

/**
 * What to say of a version that is still supported, but not for long.
 * @param version as `process.versions.node`
 */
export function nodeAdvice(version: string): string | undefined {
  if (Number.parseInt(version, 10) >= OLDEST_FOR_SDK) return undefined;
  return 'Node.js 24 is recommended: new releases of the AWS SDK do not support this version';
}
