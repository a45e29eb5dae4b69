// How cost grows with the library, drawn: a panel for each figure, both axes logarithmic, a line an engine.
import { engines, isLecterns } from './engines/all';
import { grown, type Grown } from './growth';
import { figuresOf, type Figures, type Outcomes } from './measured';

/** In the order of `engines`: near Okabe's and Ito's (2008), told apart with any eyes; on light, then on dark ground. */
const colours: readonly (readonly [string, string])[] = [
  ['#0072b2', '#56b4e9'],
  ['#004a73', '#9ad4f5'],
  ['#3d8fbf', '#2f8fc9'],
  ['#d55e00', '#ff8c42'],
  ['#a34700', '#d55e00'],
  ['#009e73', '#1fc796'],
  ['#b3479b', '#e08fc9'],
  ['#8a6d00', '#e6c229'],
  ['#666666', '#b0b0b0'],
];
const dashes = ['', '7 3', '2 3', '', '7 3', '', '', '', ''];

const plot = { width: 210, height: 170 };
const cell = { width: 300, height: 250, left: 66, top: 36 };
const perRow = 4;

interface Series {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

const style = `svg { color: #24292f; background: #fff; --grid: #d8dee4 }
${colours.map(([light], i) => `.e${i} { color: ${light} }`).join(' ')}
@media (prefers-color-scheme: dark) {
svg { color: #e6edf3; background: #0d1117; --grid: #30363d }
${colours.map(([, dark], i) => `.e${i} { color: ${dark} }`).join(' ')} }
text { fill: currentColor } line { stroke: var(--grid) } .dot { fill: currentColor } .line { fill: none; stroke: currentColor }`;

const text = (x: number, y: number, said: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${said}</text>`;

/** The powers of ten around these values. */
function decades(values: readonly number[]): number[] {
  const logs = values.map(Math.log10);
  const first = Math.floor(Math.min(...logs));
  const last = Math.max(first + 1, Math.ceil(Math.max(...logs)));
  return Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
}

/** The place of a value between the ends of a logarithmic axis. */
const place = (value: number, ends: readonly number[], length: number): number =>
  ends.length < 2 ? length / 2 : (Math.log(value / ends[0]!) / Math.log(ends.at(-1)! / ends[0]!)) * length;

function panel(title: string, sizes: readonly number[], series: readonly Series[]): string {
  const ticks = decades(series.flatMap(({ points }) => points.map(([, value]) => value)));
  const x = (size: number) => cell.left + place(size, sizes, plot.width);
  const y = (value: number) => cell.top + plot.height - place(value, ticks, plot.height);
  const grid = ticks.map(
    (tick) =>
      `<line x1="${cell.left}" x2="${cell.left + plot.width}" y1="${y(tick).toFixed(1)}" y2="${y(tick).toFixed(1)}"/>` +
      text(cell.left - 8, y(tick) + 4, tick < 1 ? String(tick) : tick.toLocaleString('en'), 'text-anchor="end"'),
  );
  const below = sizes.map((size) =>
    text(x(size), cell.top + plot.height + 18, size.toLocaleString('en'), 'text-anchor="middle"'),
  );
  const lines = series.map(({ name, points }) => {
    const at = points.map(([size, value]) => [x(size).toFixed(1), y(value).toFixed(1)] as const);
    const dots = at.map(([cx, cy]) => `<circle class="dot" cx="${cx}" cy="${cy}" r="3"/>`).join('');
    return `<g class="e${numberOf(name)}"><title>${name}</title>${stroke(name, at.map(String).join(' '))}${dots}</g>`;
  });
  return [text(cell.left, 18, title, 'font-weight="bold"'), ...grid, ...below, ...lines].join('\n');
}

/** An engine has its colour whatever else is in the chart. */
const numberOf = (name: string): number => Object.keys(engines).indexOf(name) % colours.length;

function stroke(name: string, points: string): string {
  const dash = dashes[numberOf(name)]!;
  const width = isLecterns(name) ? 2.5 : 1.5;
  return `<polyline class="line" stroke-width="${width}" ${dash && `stroke-dasharray="${dash}" `}points="${points}"/>`;
}

function seriesOf({ value }: Grown, sizes: readonly number[], outcomes: Outcomes, names: readonly string[]): Series[] {
  const of = (size: number, name: string): Figures | undefined => figuresOf(outcomes.get(size)).get(name);
  return names.flatMap((name) => {
    const points = sizes.flatMap((size) => {
      const figures = of(size, name);
      const found = figures && value(figures);
      return found !== undefined && found > 0 ? [[size, found] as const] : [];
    });
    return points.length > 0 ? [{ name, points }] : [];
  });
}

/** An SVG that is read on light and on dark ground. */
export function growthChart(outcomes: Outcomes): string {
  const sizes = [...outcomes.keys()].sort((a, b) => a - b);
  const names = [...new Set([...outcomes.values()].flatMap((by) => [...by.keys()]))];
  const panels = grown.flatMap((figure) => {
    const series = seriesOf(figure, sizes, outcomes, names);
    return series.length > 0 ? [panel(figure.what, sizes, series)] : [];
  });
  const placed = panels.map((content, i) => {
    const [left, top] = [(i % perRow) * cell.width, Math.floor(i / perRow) * cell.height];
    return `<g transform="translate(${left} ${top})">${content}</g>`;
  });
  const [width, height] = [perRow * cell.width, Math.ceil(panels.length / perRow) * cell.height];
  const legend = names.map((name, i) => {
    const [left, top] = [cell.left + (i % 6) * 185, height + 14 + Math.floor(i / 6) * 20];
    const line = stroke(name, `${left},${top} ${left + 26},${top}`);
    return `<g class="e${numberOf(name)}">${line}${text(left + 32, top + 4, name)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + 56}" width="${width}" font-family="sans-serif" font-size="11">
<title>What search costs over the number of papers</title>
<style>${style}</style>
${placed.join('\n')}
${legend.join('\n')}
</svg>
`;
}
