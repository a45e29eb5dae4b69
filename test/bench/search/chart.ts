import type { Outcomes } from './measured';
import type { KindName } from './queries';

const charted: readonly KindName[] = ['keystroke', 'words', 'words with a typo', 'passage'];
const colours = ['#0b6bcb', '#c41c1c', '#e57f00', '#1f7a1f', '#7b3fbf', '#555555', '#00838f'];
const panel = { width: 330, height: 300, left: 60, top: 40 };

/** An SVG with a panel for each kind of question: p95 in ms over the number of papers, both logarithmic, a line an engine. */
export function growthChart(outcomes: Outcomes): string {
  const names = [...new Set([...outcomes.values()].flatMap((by) => [...by.keys()]))];
  const sizes = [...outcomes.keys()].sort((a, b) => a - b);
  const value = (size: number, name: string, kind: KindName): number | undefined => {
    const outcome = outcomes.get(size)?.get(name);
    return outcome && !('failure' in outcome) ? outcome.kinds[kind]?.p95 : undefined;
  };
  const panels = charted.map((kind, i) => {
    const x = (size: number) => panel.left + (Math.log(size / sizes[0]!) / Math.log(sizes.at(-1)! / sizes[0]!)) * 220;
    // 0.01 ms to 100 s
    const y = (ms: number) => panel.top + 220 - ((Math.log10(Math.max(ms, 0.01)) + 2) / 7) * 220;
    const lines = names.map((name, n) => {
      const points = sizes.flatMap((size) => {
        const ms = value(size, name, kind);
        return ms === undefined ? [] : `${x(size).toFixed(1)},${y(ms).toFixed(1)}`;
      });
      return `<polyline fill="none" stroke="${colours[n % colours.length]!}" stroke-width="2" points="${points.join(' ')}"/>`;
    });
    const grid = [0.01, 0.1, 1, 10, 100, 1000, 10_000, 100_000].map(
      (ms) =>
        `<line x1="${panel.left}" x2="${panel.left + 220}" y1="${y(ms)}" y2="${y(ms)}" stroke="#ddd"/>` +
        `<text x="${panel.left - 6}" y="${y(ms) + 4}" text-anchor="end">${ms}</text>`,
    );
    const ticks = sizes.map(
      (s) => `<text x="${x(s)}" y="${panel.top + 238}" text-anchor="middle">${s.toLocaleString('en')}</text>`,
    );
    const title = `<text x="${panel.left}" y="24" font-weight="bold">${kind}: p95, ms</text>`;
    return `<g transform="translate(${i * panel.width} 0)">${title}${grid.join('')}${ticks.join('')}${lines.join('')}</g>`;
  });
  const legend = names.map(
    (name, n) =>
      `<text x="${panel.left + n * 150}" y="${panel.height + 6}" fill="${colours[n % colours.length]!}">${name}</text>`,
  );
  const [width, height] = [charted.length * panel.width, panel.height + 20];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="11">
<rect width="100%" height="100%" fill="#fff"/>
${panels.join('\n')}
${legend.join('')}
</svg>
`;
}
