import { Graph, layout } from '@dagrejs/dagre';

interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** Places boxes so that arrows run one way and do not cross more than they must; answers the left upper corners. */
export function arrange(
  boxes: readonly Box[],
  arrows: readonly Arrow[],
  direction: 'LR' | 'TB' = 'LR',
): ReadonlyMap<string, { x: number; y: number }> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: 48, ranksep: 110, marginx: 24, marginy: 24 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  const known = new Set(boxes.map(({ id }) => id));
  arrows.forEach(({ from, to }, index) => {
    if (from !== to && known.has(from) && known.has(to)) graph.setEdge(from, to, {}, String(index));
  });
  layout(graph);
  return new Map(
    boxes.map(({ id, width, height }) => {
      const node = graph.node(id);
      return [id, { x: Math.round((node.x ?? 0) - width / 2), y: Math.round((node.y ?? 0) - height / 2) }];
    }),
  );
}
