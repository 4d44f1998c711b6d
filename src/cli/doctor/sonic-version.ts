/** `amazon.nova-sonic-v1:0`, `amazon.nova-2-sonic-v1:0`, `amazon.nova-2-5-sonic`. */
const SONIC = /^amazon\.nova(?:-(\d+))?(?:-(\d+))?-sonic(?:-v\d+:\d+)?$/;

/** Whether a model id names a later version of Nova Sonic than another. False for any other id. */
export function isNewerSonic(id: string, than: string): boolean {
  const version = versionOf(id);
  const current = versionOf(than);
  return version !== undefined && current !== undefined && version > current;
}

/** A number that grows with the version: the first model has none in its name. */
function versionOf(id: string): number | undefined {
  const [name, major = '1', minor = '0'] = SONIC.exec(id) ?? [];
  return name === undefined ? undefined : Number(major) * 100 + Number(minor);
}
