import { useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import type { BlockDocument } from '../edits/dashboard-edits.ts';
import { dashboardTexts } from '../locale/dashboard-texts.ts';

/** What a block is called: its own title, else that of what it shows. */
export function useBlockName(): (block: BlockDocument) => string {
  const say = useText(dashboardTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  return ({ type, label, report, view }) => {
    if (label !== undefined) return localize(label);
    if (type === 'report') return localize(documents.get('report', report ?? '')?.label, say('report'));
    if (type === 'view') return localize(documents.get('view', view ?? '')?.label, say('view'));
    return say(type);
  };
}
