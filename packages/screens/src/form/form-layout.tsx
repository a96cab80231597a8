import type { ReactNode } from 'react';
import { layoutOf } from '@tessera/model';
import type { FormItem, LayoutNode } from '@tessera/model';
import type { FormDocument } from '@tessera/schemas';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Tabs, UnstyledButton, useLocalize } from '@tessera/ui';
import type { FormState } from './form-rules.ts';
import { useFolded } from './section-memory.ts';
import { StepBar } from './step-bar.tsx';
import type { FormSteps } from './use-form-steps.ts';
import styles from './form-layout.module.css';

export interface FormLayoutProps {
  readonly form: FormDocument;
  readonly state: FormState;
  /** Draws a leaf: a field, related list, path or note. null leaves its place out. */
  readonly renderItem: (key: string, item: FormItem) => ReactNode;
  /** Item keys that hold an error, so that a folded section or another tab shows it. */
  readonly failing?: ReadonlySet<string> | undefined;
  /** All in one column, as on a phone. */
  readonly narrow?: boolean | undefined;
  /** Where somebody is among the steps; absent: all steps stand below each other, to be read. */
  readonly steps?: FormSteps | undefined;
  /** Names person and form, for sections that stay folded as they were left. */
  readonly memory: string;
}

/** Lays the items of a form out: tabs, sections, columns, and what stands in them. */
export function FormLayout(props: FormLayoutProps) {
  const nodes = layoutOf(props.form).filter(({ key }) => props.state.get(key)?.visible ?? true);
  const tabs = nodes.filter(({ item }) => item.type === 'tab');
  const { steps } = props;
  const others = nodes.filter(({ item }) => item.type !== 'tab' && !(steps && item.type === 'step'));
  const step = steps?.all[steps.index];
  return (
    <div className={styles['form']} data-narrow={props.narrow || undefined}>
      <Level nodes={others} {...props} />
      {tabs.length > 0 && <TabLevel tabs={tabs} {...props} />}
      {steps && step ? (
        <>
          <StepBar steps={steps} narrow={props.narrow ?? false} />
          <Level key={step.key} nodes={step.node.children} {...props} />
        </>
      ) : null}
    </div>
  );
}

function TabLevel({ tabs, ...props }: FormLayoutProps & { readonly tabs: readonly LayoutNode[] }) {
  const localize = useLocalize();
  return (
    <Tabs defaultValue={tabs[0]?.key ?? null} keepMounted>
      <Tabs.List>
        {tabs.map(({ key, item, children }) => (
          <Tabs.Tab key={key} value={key} data-failing={holdsFailing(children, props.failing) || undefined}>
            {localize(item.label, key)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ key, children }) => (
        <Tabs.Panel key={key} value={key} pt="md">
          <Level nodes={children} {...props} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function Level({ nodes, ...props }: FormLayoutProps & { readonly nodes: readonly LayoutNode[] }) {
  const shown = nodes.filter(({ key }) => props.state.get(key)?.visible ?? true);
  const runs = runsOf(shown);
  return runs.map((run) => {
    const first = run[0];
    if (!first) return null;
    if (first.item.type === 'section' || first.item.type === 'step')
      return <Section key={first.key} node={first} {...props} />;
    if (first.item.type === 'column') {
      return (
        <div key={first.key} className={styles['columns']}>
          {run.map((node) => (
            <div key={node.key} className={styles['column']}>
              <Level nodes={node.children} {...props} />
            </div>
          ))}
        </div>
      );
    }
    return (
      <div key={first.key} className={styles['grid']}>
        {run.map(({ key, item }) => {
          const content = props.renderItem(key, item);
          if (content === null) return null;
          return (
            <div key={key} className={styles['cell']} style={{ '--span': item.span ?? 12 } as React.CSSProperties}>
              {content}
            </div>
          );
        })}
      </div>
    );
  });
}

type RunKind = 'column' | 'section' | 'leaf';

function runKind({ item }: LayoutNode): RunKind {
  if (item.type === 'step') return 'section';
  return item.type === 'column' || item.type === 'section' ? item.type : 'leaf';
}

/** Neighbours that are laid out together: columns side by side, leaves in one grid, sections alone. */
function runsOf(nodes: readonly LayoutNode[]): readonly (readonly LayoutNode[])[] {
  const runs: LayoutNode[][] = [];
  for (const node of nodes) {
    const last = runs.at(-1);
    const joins = last?.[0] && runKind(last[0]) === runKind(node) && runKind(node) !== 'section';
    if (joins) last.push(node);
    else runs.push([node]);
  }
  return runs;
}

function Section({ node, ...props }: FormLayoutProps & { readonly node: LayoutNode }) {
  const localize = useLocalize();
  const { item, key, children } = node;
  const failing = holdsFailing(children, props.failing);
  const [folded, setFolded] = useFolded(`${props.memory}/${key}`, item.collapsed ?? false, failing);
  const title = localize(item.label);
  // Without a title there would be nothing to open it by.
  const open = !folded || failing || title === '';
  return (
    <section className={styles['section']} aria-label={title || undefined}>
      {title !== '' && (
        <UnstyledButton
          className={styles['sectionHead']}
          aria-expanded={open}
          aria-controls={`section-${key}`}
          onClick={() => setFolded(open)}
        >
          {open ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
          <span>{title}</span>
        </UnstyledButton>
      )}
      <div id={`section-${key}`} hidden={!open}>
        <Level nodes={children} {...props} />
      </div>
    </section>
  );
}

function holdsFailing(nodes: readonly LayoutNode[], failing: ReadonlySet<string> | undefined): boolean {
  if (!failing || failing.size === 0) return false;
  return nodes.some(({ key, children }) => failing.has(key) || holdsFailing(children, failing));
}
