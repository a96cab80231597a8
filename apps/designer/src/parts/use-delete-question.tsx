import { useCallback } from 'react';
import { usagesOf } from '@tessera/model';
import type { DocumentSet, UsageTarget } from '@tessera/model';
import { useConfirm, useLocalize, useText } from '@tessera/ui';
import { useDraft } from '../draft/draft-context.tsx';
import { partsTexts } from '../locale/parts-texts.ts';
import { shellTexts } from '../locale/shell-texts.ts';

/** Names of the documents that use something, without `except`. */
export function usersOf(
  documents: DocumentSet,
  target: UsageTarget,
  except: (usage: { kind: string; id: string }) => boolean = () => false,
) {
  const seen = new Map<string, { kind: ReturnType<typeof usagesOf>[number]['kind']; id: string }>();
  for (const { kind, id } of usagesOf(documents, target))
    if (!except({ kind, id })) seen.set(`${kind}/${id}`, { kind, id });
  return [...seen.values()];
}

interface DeleteQuestion {
  readonly title: string;
  readonly target: UsageTarget;
  readonly confirm: string;
  /** Said before the list of users; that it can be undone unless told. */
  readonly text?: string;
  readonly except?: (usage: { kind: string; id: string }) => boolean;
}

/** Asks before something goes, naming what uses it. */
export function useDeleteQuestion(): (question: DeleteQuestion) => Promise<boolean> {
  const say = useText(partsTexts);
  const sayShell = useText(shellTexts);
  const localize = useLocalize();
  const ask = useConfirm();
  const draft = useDraft();
  return useCallback(
    ({ title, target, confirm, text, except }) => {
      const { documents } = draft.store.getState();
      const users = usersOf(documents, target, except);
      return ask({
        title,
        confirm,
        dangerous: true,
        text: (
          <div className="dsg-question">
            <p>{text ?? say('undoable')}</p>
            <p>{users.length === 0 ? say('notUsed') : say('usedIn')}</p>
            <ul>
              {users.slice(0, 12).map(({ kind, id }) => (
                <li key={`${kind}/${id}`}>
                  {sayShell(kind)}：{localize(documents.get(kind, id)?.label, id)}
                </li>
              ))}
            </ul>
          </div>
        ),
      });
    },
    [ask, draft, localize, say, sayShell],
  );
}
