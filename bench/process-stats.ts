import { readdirSync, readFileSync } from 'node:fs';

/** The kernel's USER_HZ: 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;
const PAGE_KB = 4;

/** utime and stime of all threads, milliseconds. @param stat the text of `/proc/<pid>/stat` */
export function parseCpuMs(stat: string): number {
  // The name in parentheses may hold spaces and parentheses itself; the fields are counted from its end.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return (ticks * 1000) / TICKS_PER_SECOND;
}

/** Resident memory in KB. @param statm the text of `/proc/<pid>/statm` */
export function parseRssKb(statm: string): number {
  return Number(statm.split(' ')[1]) * PAGE_KB;
}

/** Busy time of one core, milliseconds since boot. @param stat the text of `/proc/stat` */
export function parseCoreBusyMs(stat: string, core: number): number {
  const line = stat.split('\n').find((text) => text.startsWith(`cpu${core} `)) ?? '';
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line
    .split(' ')
    .slice(1)
    .map(Number);
  return ((user + nice + system + irq + softirq + steal) * 1000) / TICKS_PER_SECOND;
}

export function cpuMs(pid: number): number {
  return parseCpuMs(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

export function rssKb(pid: number): number {
  return parseRssKb(readFileSync(`/proc/${pid}/statm`, 'utf8'));
}

export function coreBusyMs(core: number): number {
  return parseCoreBusyMs(readFileSync('/proc/stat', 'utf8'), core);
}

/** Open files and sockets of a process. */
export function openFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}
