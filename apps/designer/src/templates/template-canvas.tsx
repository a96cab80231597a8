import type { Template } from '@tessera/client';
import { paletteColor, useLocalize, useText } from '@tessera/ui';
import { arrange } from '../entities/arrange.ts';
import { templateTexts } from '../locale/template-texts.ts';

interface TemplateCanvasProps {
  readonly entities: Template['entities'];
  /** Without words: the picture on a card. */
  readonly small?: boolean;
}

const width = 168;
const height = 58;

/** The entities of a template as a drawing: cards and the lines between them. */
export function TemplateCanvas({ entities, small = false }: TemplateCanvasProps) {
  const say = useText(templateTexts);
  const localize = useLocalize();
  const known = new Set(entities.map(({ id }) => id));
  const lines = entities.flatMap(({ id, links }) =>
    [...new Set(links)].filter((to) => known.has(to) && to !== id).map((to) => ({ from: id, to })),
  );
  const places = arrange(
    entities.map(({ id }) => ({ id, width, height })),
    lines,
  );
  const at = (id: string) => places.get(id) ?? { x: 0, y: 0 };
  const right = Math.max(...entities.map(({ id }) => at(id).x + width)) + 24;
  const bottom = Math.max(...entities.map(({ id }) => at(id).y + height)) + 24;
  return (
    <svg
      className="dsg-template-canvas"
      viewBox={`0 0 ${right} ${bottom}`}
      {...(small ? { 'aria-hidden': true } : { role: 'img', 'aria-label': say('canvas') })}
    >
      {lines.map(({ from, to }) => {
        const [a, b] = [at(from), at(to)];
        const [x1, y1, x2, y2] = [a.x + width, a.y + height / 2, b.x, b.y + height / 2];
        const bend = Math.max(40, Math.abs(x2 - x1) / 2);
        return (
          <path key={`${from} ${to}`} d={`M ${x1} ${y1} C ${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`} />
        );
      })}
      {entities.map(({ id, label, color, fields }) => (
        <g key={id} transform={`translate(${at(id).x} ${at(id).y})`}>
          <rect width={width} height={height} rx={8} />
          <rect width={6} height={height} rx={3} style={{ fill: `var(--mantine-color-${paletteColor(color)}-6)` }} />
          <text x={18} y={25} className="dsg-template-name">
            {localize(label, id)}
          </text>
          <text x={18} y={45}>
            {say('fields', { count: fields.length })}
          </text>
        </g>
      ))}
    </svg>
  );
}
