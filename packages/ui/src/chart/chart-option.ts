/** One line, or one bar of each group. */
export interface ChartSeries {
  readonly name: string;
  /** Beside the categories; null where there is nothing to draw. */
  readonly values: readonly (number | null)[];
}

export interface ChartData {
  readonly type: 'bar' | 'line';
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  /** Bars lie: for names rather than times. */
  readonly lying?: boolean;
}

/** What the theme says to a chart. */
export interface ChartLook {
  readonly text: string;
  readonly soft: string;
  readonly line: string;
  readonly surface: string;
  readonly font: string;
  readonly colors: readonly string[];
  readonly still: boolean;
}

export interface ChartWords {
  /** On the axis: short. */
  readonly short: (value: number) => string;
  /** Under the pointer: in full. */
  readonly full: (value: number) => string;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** A chart in the words of the library below. */
export function chartOption(
  { type, categories, series, lying = false }: ChartData,
  look: ChartLook,
  words: ChartWords,
) {
  const names = {
    type: 'category' as const,
    data: [...categories],
    inverse: lying,
    boundaryGap: type === 'bar',
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.line } },
    axisLabel: { color: look.soft, hideOverlap: true, ...(lying ? { width: 96, overflow: 'truncate' as const } : {}) },
  };
  const numbers = {
    type: 'value' as const,
    splitNumber: 4,
    splitLine: { lineStyle: { color: look.line, type: 'dashed' as const } },
    axisLabel: { color: look.soft, formatter: words.short, hideOverlap: true },
    minInterval: series.every(({ values }) => values.every((value) => Number.isInteger(value ?? 0))) ? 1 : 0,
  };
  const hasLegend = series.length > 1;
  return {
    animation: !look.still,
    animationDuration: 300,
    color: [...look.colors],
    textStyle: { fontFamily: look.font, color: look.text },
    grid: { left: 4, right: 18, top: hasLegend ? 36 : 12, bottom: 4, containLabel: true },
    ...(hasLegend
      ? {
          legend: {
            type: 'scroll' as const,
            top: 0,
            left: 0,
            icon: 'roundRect',
            itemWidth: 10,
            itemHeight: 10,
            textStyle: { color: look.soft },
          },
        }
      : {}),
    tooltip: {
      trigger: 'axis' as const,
      confine: true,
      axisPointer: { type: type === 'bar' ? ('shadow' as const) : ('line' as const) },
      backgroundColor: look.surface,
      borderColor: look.line,
      textStyle: { color: look.text, fontSize: 13 },
      formatter: (found: unknown) => tooltipText(found, words),
    },
    xAxis: lying ? numbers : names,
    yAxis: lying ? names : numbers,
    series: series.map(({ name, values }) => ({
      name,
      type,
      data: [...values],
      ...(type === 'bar'
        ? { barMaxWidth: 28, itemStyle: { borderRadius: lying ? [0, 4, 4, 0] : [4, 4, 0, 0] } }
        : {
            symbol: 'circle',
            symbolSize: 6,
            showSymbol: categories.length <= 31,
            lineStyle: { width: 2 },
            ...(hasLegend ? {} : { areaStyle: { opacity: 0.1 } }),
          }),
      cursor: 'pointer',
    })),
  };
}

function tooltipText(found: unknown, { full }: ChartWords): string {
  const points = found as readonly { name: string; seriesName: string; value: unknown; marker: string }[];
  const lines = points.map(
    ({ marker, seriesName, value }) =>
      `${marker}${escaped(seriesName)} <b>${escaped(typeof value === 'number' ? full(value) : '–')}</b>`,
  );
  return [`<span>${escaped(points[0]?.name ?? '')}</span>`, ...lines].join('<br>');
}
