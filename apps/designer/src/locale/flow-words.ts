import type { Locale } from '@tessera/std';

/** What a React Flow canvas says to screen readers. Source: AriaLabelConfig of @xyflow/react. */
export function flowWords(locale: Locale): Readonly<Record<string, unknown>> {
  if (locale === 'en') return {};
  return {
    'node.a11yDescription.default': '按回车或空格选中节点，按 Delete 删除，按 Esc 取消。',
    'node.a11yDescription.keyboardDisabled': '按回车或空格选中节点，再用方向键移动，按 Esc 取消。',
    'node.a11yDescription.ariaLiveMessage': ({ direction, x, y }: { direction: string; x: number; y: number }) =>
      `节点已向${directions[direction] ?? direction}移动，当前位置 ${x}，${y}`,
    'edge.a11yDescription.default': '按回车或空格选中连线，按 Delete 删除，按 Esc 取消。',
    'controls.ariaLabel': '画布缩放',
    'controls.zoomIn.ariaLabel': '放大',
    'controls.zoomOut.ariaLabel': '缩小',
    'controls.fitView.ariaLabel': '全部显示',
    'controls.interactive.ariaLabel': '锁定',
    'minimap.ariaLabel': '缩略图',
    'handle.ariaLabel': '连接点',
  };
}

const directions: Readonly<Record<string, string>> = { up: '上', down: '下', left: '左', right: '右' };
