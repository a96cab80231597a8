import { IconCheck } from '@tabler/icons-react';
import { paletteColor } from '../theme/colors.ts';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import './layout.css';

/** One stage of a path. */
export interface PathStage {
  readonly key: string;
  readonly label: string;
  /** Palette colour; else the category decides. */
  readonly color?: string | null | undefined;
  /** What the stage means: `open` work goes on, `won` or `lost` it ended so, `done` it ended. */
  readonly category?: string | null | undefined;
  /** A transition that is allowed leads here. */
  readonly allowed?: boolean;
}

export interface PathBarProps {
  readonly stages: readonly PathStage[];
  /** Key of the stage the record is in. */
  readonly current: string | null | undefined;
  readonly onStage?: (key: string) => void;
  /** Accessible name. */
  readonly label?: string;
  readonly busy?: boolean;
}

/** The stages of a lifecycle as chevrons: passed, current, to come; those that may be entered are buttons. */
export function PathBar({ stages, current, onStage, label, busy = false }: PathBarProps) {
  const say = useText(uiTexts);
  const at = stages.findIndex((stage) => stage.key === current);
  return (
    <ol className="tsr-path" aria-label={label ?? say('path')}>
      {stages.map((stage, index) => {
        const isCurrent = index === at;
        const passed = index < at && stages[at]?.category !== 'lost';
        const style = stageStyle(stage, isCurrent, passed);
        const content = (
          <>
            {passed ? <IconCheck size={13} stroke={2.5} role="img" aria-label={say('pathDone')} /> : null}
            <span>{stage.label}</span>
          </>
        );
        return (
          <li key={stage.key} aria-current={isCurrent ? 'step' : undefined}>
            {stage.allowed && !isCurrent && onStage ? (
              <button
                type="button"
                className="tsr-stage"
                style={style}
                disabled={busy}
                title={say('pathGo')}
                onClick={() => onStage(stage.key)}
              >
                {content}
              </button>
            ) : (
              <div className="tsr-stage" style={style} data-current={isCurrent || undefined}>
                {content}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function stageStyle(stage: PathStage, isCurrent: boolean, passed: boolean): Record<string, string> {
  const byCategory: Readonly<Record<string, string>> = { won: 'green', done: 'green', lost: 'red', cancelled: 'gray' };
  const color = stage.color ? paletteColor(stage.color) : (byCategory[stage.category ?? ''] ?? 'petrol');
  if (isCurrent) return { '--stage-back': `var(--mantine-color-${color}-filled)`, '--stage-text': '#fff' };
  if (passed)
    return {
      '--stage-back': `var(--mantine-color-${color}-light)`,
      '--stage-text': `var(--mantine-color-${color}-light-color)`,
    };
  return { '--stage-back': 'var(--mantine-color-gray-light)', '--stage-text': 'var(--mantine-color-gray-light-color)' };
}
