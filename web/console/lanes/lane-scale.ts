/** Pixels for a second, where there is place for it. */
const PX_PER_SECOND = 14;
/** The smallest scale, also for a very long call that is shown whole. */
const MIN_PX_PER_SECOND = 0.2;
const STEPS_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800] as const;
const TICK_PX = 64;

export interface LaneScale {
  readonly widthPx: number;
  readonly pxPerMs: number;
  /** Where the axis has a number, in milliseconds since the start of the call. */
  readonly ticks: readonly number[];
}

/**
 * @param lengthMs of the call until now
 * @param roomPx what is visible without scrolling
 * @param isWhole whether the whole call must fit in it
 */
export function laneScale(lengthMs: number, roomPx: number, isWhole: boolean): LaneScale {
  const seconds = Math.max(10, lengthMs / 1000);
  const fitting = Math.max(MIN_PX_PER_SECOND, roomPx / seconds);
  const pxPerSecond = isWhole ? fitting : Math.max(PX_PER_SECOND, fitting);
  const step = STEPS_SECONDS.find((one) => one * pxPerSecond >= TICK_PX) ?? 3600;
  const ticks = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, at) => at * step * 1000);
  return { widthPx: Math.max(roomPx, Math.ceil(seconds * pxPerSecond)), pxPerMs: pxPerSecond / 1000, ticks };
}

/** Puts marks that overlap in separate rows. @returns the row of each, from 0 */
export function markRows(atPx: readonly number[], widthPx: number, rows: number): number[] {
  const ends = Array.from({ length: rows }, () => Number.NEGATIVE_INFINITY);
  return atPx.map((x) => {
    const free = ends.findIndex((end) => x >= end);
    const row = free >= 0 ? free : ends.indexOf(Math.min(...ends));
    ends[row] = x + widthPx;
    return row;
  });
}
