import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as withParts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

/** Puts a chart into an element. In a file of its own: whoever shows no chart fetches none of it. */
export function startChart(element: HTMLElement) {
  withParts([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);
  return init(element, null, { renderer: 'svg' });
}

export type RunningChart = ReturnType<typeof startChart>;
