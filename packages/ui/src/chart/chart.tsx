import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ErrorState } from '../feedback/states.tsx';
import { useColorMode } from '../theme/color-mode.ts';
import { chartOption } from './chart-option.ts';
import type { ChartData, ChartLook, ChartWords } from './chart-option.ts';
import type { RunningChart } from './echarts-parts.ts';
import './chart.css';

export interface ChartProps extends ChartData, ChartWords {
  /** What it shows, for whoever does not see it; the numbers stand in a table beside it. */
  readonly label: string;
  /** Somebody chose a bar or a point. */
  readonly onPick?: (category: number, series: number) => void;
}

const ramp = ['petrol', 'orange', 'violet', 'green', 'blue', 'yellow', 'pink', 'gray'];

function lookOf(element: HTMLElement, mode: 'light' | 'dark', still: boolean): ChartLook {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const step = mode === 'dark' ? 5 : 6;
  return {
    text: token('--tsr-text'),
    soft: token('--tsr-text-soft'),
    line: token('--tsr-line'),
    surface: token('--tsr-surface'),
    font: style.fontFamily,
    colors: ramp.map((name) => token(`--mantine-color-${name}-${step}`)),
    still,
  };
}

/** Bars or lines in the colours of the theme; fills the box around it. The drawing library comes when the first chart is shown. */
export function Chart({ label, onPick, short, full, ...data }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<RunningChart>(undefined);
  const { shown } = useColorMode();
  const still = useReducedMotion();
  const [error, setError] = useState<unknown>();
  const pick = useEffectEvent((category: number, series: number) => onPick?.(category, series));
  const draw = useEffectEvent(() => {
    if (box.current)
      chart.current?.setOption(chartOption(data, lookOf(box.current, shown, still), { short, full }), {
        notMerge: true,
      });
  });
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let gone = false;
    const resized = new ResizeObserver(() => chart.current?.resize());
    import('./echarts-parts.ts').then(({ startChart }) => {
      if (gone) return;
      chart.current = startChart(element);
      chart.current.on('click', ({ dataIndex, seriesIndex }) => pick(dataIndex, seriesIndex ?? 0));
      draw();
      resized.observe(element);
    }, setError);
    return () => {
      gone = true;
      resized.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, []);
  const drawn = JSON.stringify(data);
  useEffect(() => draw(), [drawn, shown, still]);
  if (error !== undefined) return <ErrorState compact error={error} />;
  return <div ref={box} role="img" aria-label={label} className="tsr-chart" />;
}
