export interface Series {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

export interface Panel {
  readonly title: string;
  readonly xLabel: string;
  readonly series: readonly Series[];
  /** A level that matters, drawn as a dashed line. */
  readonly limit?: number;
  /** Powers of ten on the y axis. */
  readonly logarithmic?: boolean;
}

const WIDTH = 460;
const HEIGHT = 300;
const MARGIN = { left: 56, right: 16, top: 40, bottom: 66 };
const PLOT = {
  width: WIDTH - MARGIN.left - MARGIN.right,
  height: HEIGHT - MARGIN.top - MARGIN.bottom,
};
/** Told apart by everyone, on light and dark ground. */
const COLOURS = ['#7f7f7f', '#0072b2', '#d55e00', '#009e73'];
const TEXT = 'font-family="system-ui, sans-serif" font-size="11" fill="#777"';

/** Line charts side by side, two in a row, as one SVG document. */
export function renderChart(panels: readonly Panel[]): string {
  const columns = Math.min(2, panels.length);
  const rows = Math.ceil(panels.length / 2);
  const groups = panels.map((panel, n) => {
    const at = `translate(${(n % 2) * WIDTH} ${Math.floor(n / 2) * HEIGHT})`;
    return `<g transform="${at}">${renderPanel(panel)}</g>`;
  });
  const size = `width="${columns * WIDTH}" height="${rows * HEIGHT}"`;
  const box = `viewBox="0 0 ${columns * WIDTH} ${rows * HEIGHT}"`;
  const title = `<title>${escapeXml(panels.map((panel) => panel.title).join('; '))}</title>`;
  const drawing = [title, ...groups].join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size} ${box}>\n${drawing}\n</svg>\n`;
}

interface Scale {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
}

function renderPanel(panel: Panel): string {
  const scale = createScale(panel);
  const title = text(panel.title, { x: MARGIN.left, y: 20, extra: 'font-weight="bold"' });
  const xLabel = text(panel.xLabel, {
    x: MARGIN.left + PLOT.width / 2,
    y: HEIGHT - 34,
    extra: 'text-anchor="middle"',
  });
  return [
    title,
    xLabel,
    renderGrid(panel, scale),
    ...panel.series.map((series, n) => renderSeries(series, n, scale)),
  ].join('');
}

function createScale({ series, limit = 0, logarithmic = false }: Panel): Scale {
  const points = series.flatMap((one) => one.points);
  const maxX = Math.max(1, ...points.map(({ x }) => x));
  const positive = points.map(({ y }) => y).filter((y) => y > 0);
  const maxY = Math.max(limit, ...positive) || 1;
  const x = (value: number) => MARGIN.left + (value / maxX) * PLOT.width;
  const fromTop = (share: number) => MARGIN.top + (1 - Math.min(1, Math.max(0, share))) * PLOT.height;
  if (!logarithmic) {
    const step = niceStep(maxY / 4);
    const top = Math.ceil(maxY / step) * step;
    const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, n) => n * step);
    return { x, y: (value) => fromTop(value / top), ticks };
  }
  const low = Math.floor(Math.log10(Math.min(...positive, maxY)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(maxY)));
  const ticks = Array.from({ length: high - low + 1 }, (_, n) => 10 ** (low + n));
  const y = (value: number) => fromTop((Math.log10(Math.max(value, 10 ** low)) - low) / (high - low));
  return { x, y, ticks };
}

/** 1, 2 or 5 times a power of ten, not below the given step. */
export function niceStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= step * 0.999) ?? 10;
  return factor * power;
}

function renderGrid({ series, limit }: Panel, { x, y, ticks }: Scale): string {
  const right = MARGIN.left + PLOT.width;
  const line = (at: number, style: string) =>
    `<line x1="${MARGIN.left}" x2="${right}" y1="${round(at)}" y2="${round(at)}" ${style}/>`;
  const levels = ticks.map(
    (tick) =>
      line(y(tick), 'stroke="#bbb" stroke-width="0.5"') +
      text(String(Number(tick.toPrecision(3))), {
        x: MARGIN.left - 6,
        y: y(tick) + 4,
        extra: 'text-anchor="end"',
      }),
  );
  const steps = [...new Set(series.flatMap(({ points }) => points.map((point) => point.x)))];
  const labels = steps.map((step) =>
    text(String(step), { x: x(step), y: HEIGHT - MARGIN.bottom + 16, extra: 'text-anchor="middle"' }),
  );
  const dashed =
    limit === undefined ? '' : line(y(limit), 'stroke="#c00" stroke-width="1" stroke-dasharray="4 3"');
  return [...levels, ...labels, dashed].join('');
}

function renderSeries({ name, points }: Series, index: number, { x, y }: Scale): string {
  const colour = COLOURS[index % COLOURS.length];
  const places = points.map((point) => ({ x: round(x(point.x)), y: round(y(point.y)) }));
  const path = places.map((place) => `${place.x},${place.y}`).join(' ');
  const dots = places.map((place) => `<circle cx="${place.x}" cy="${place.y}" r="3" fill="${colour}"/>`);
  const legendX = MARGIN.left + index * 110;
  const legend =
    `<rect x="${legendX}" y="${HEIGHT - 21}" width="10" height="10" fill="${colour}"/>` +
    text(name, { x: legendX + 14, y: HEIGHT - 12, extra: '' });
  const line = `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`;
  return line + dots.join('') + legend;
}

function text(
  content: string,
  { x, y, extra }: { readonly x: number; readonly y: number; readonly extra: string },
): string {
  return `<text x="${round(x)}" y="${round(y)}" ${TEXT} ${extra}>${escapeXml(content)}</text>`;
}

function escapeXml(content: string): string {
  return content.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
