// A chart by Apache ECharts (only the parts that are used), with its words for who does not see it.

import * as echarts from 'echarts/core';
import { BarChart, CustomChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import { LabelLayout } from 'echarts/features';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { el } from './dom.js';
import { colour, is_on_paper, on_theme } from './theme.js';

echarts.use([BarChart, CustomChart, LineChart, SankeyChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent,
  TooltipComponent, LabelLayout, SVGRenderer]);

const font = 'system-ui, "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", sans-serif';

/**
 * \param label   what there is to see, in a sentence
 * \param height  pixels, or a function of the width
 * \param least_width  pixels, for what cannot be told in less: it stands in something that scrolls
 * \param option  ECharts' option, from {width, narrow}
 */
export function chart({ label, height = 280, least_width, option }) {
  const host = el('div', { class: 'chart', role: 'img', 'aria-label': label, style: least_width ? { minWidth: `${least_width}px` } : {} });
  let drawing = null;

  const draw = () => {
    const width = host.clientWidth;
    if (width === 0) return;
    host.style.height = (typeof height === 'function' ? height(width) : height) + 'px';
    drawing ??= echarts.init(host, null, { renderer: 'svg' });
    drawing.resize({ animation: { duration: 0 } });
    drawing.setOption({ ...common(), ...option({ width, narrow: width < 560 }) }, { notMerge: true });
  };

  let drawn_width = 0;
  new ResizeObserver(() => {
    if (host.clientWidth === drawn_width) return;
    drawn_width = host.clientWidth;
    draw();
  }).observe(host);
  on_theme(draw);
  host.redraw = draw;
  return host;
}

function common() {
  return {
    animation: false,
    textStyle: { fontFamily: font, fontSize: 12, color: colour('ink') },
    useUTC: true,
  };
}

/** Given, as ECharts would take the width of a Chinese letter, which is nearly nothing where no font has one. */
export const line_height = (size) => Math.round(1.25 * size);

function text_style(size = 12) {
  const fontSize = is_on_paper() ? size - 1 : size;
  return { color: colour('quiet'), fontFamily: font, fontSize, lineHeight: line_height(fontSize) };
}

/** Moves the labels of a series that would be cut off at the sides. */
export const within = (width, margin = 4) => ({ labelRect: { x, width: wide } }) =>
  ({ dx: x < margin ? margin - x : Math.min(0, width - margin - x - wide) });

/** Axes: fine lines, figures in quiet ink. */
export function axis(type, more = {}) {
  const { name, axisLabel, ...rest } = more;
  return {
    type,
    name,
    nameTextStyle: { ...text_style(), align: 'left', padding: [0, 0, 2, 0] },
    axisLine: { show: type === 'category', lineStyle: { color: colour('rule') } },
    axisTick: { show: false },
    splitLine: { show: type !== 'category', lineStyle: { color: colour('rule'), width: 0.6 } },
    axisLabel: { ...text_style(), hideOverlap: true, ...axisLabel },
    ...rest,
  };
}

/** The mark of a line in a legend. */
export const line_icon = 'path://M0,5 L14,5 L14,7 L0,7 Z';
export const dashed_icon = 'path://M0,5 L4,5 L4,7 L0,7 Z M6,5 L10,5 L10,7 L6,7 Z M12,5 L16,5 L16,7 L12,7 Z';

export function legend(more = {}) {
  return {
    top: 0, left: 0, itemWidth: 12, itemHeight: 9, itemGap: 14, icon: 'rect', padding: 0,
    textStyle: text_style(), inactiveColor: colour('rule'), ...more,
  };
}

/** What is said of a point, made of text: [[label, value], ...] under a heading. */
export function tooltip(lines_of, trigger = 'axis') {
  return {
    trigger,
    confine: true,
    backgroundColor: colour('card'),
    borderColor: colour('rule'),
    padding: [6, 10],
    textStyle: { color: colour('ink'), fontFamily: font, fontSize: 12 },
    axisPointer: { type: 'line', lineStyle: { color: colour('quiet'), width: 1, type: 'solid' } },
    formatter: (points) => {
      const said = lines_of(points);
      if (!said) return '';
      const [heading, ...lines] = said;
      return el('div', { class: 'tip' }, el('strong', {}, heading),
        el('table', {}, lines.map(([name, value]) => el('tr', {}, el('td', {}, name), el('td', {}, value)))));
    },
  };
}

export const mark_line = (text, more = {}) => ({
  symbol: 'none', silent: true, animation: false,
  label: { formatter: text, color: colour('ink'), fontFamily: font, fontSize: 11, position: 'insideEndTop', ...more.label },
  lineStyle: { color: colour('ink'), width: 1, type: [5, 3] },
});
