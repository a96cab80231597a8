import { useMutation } from '@tanstack/react-query';
import type { Client, ImportBatch, Outline, PlanAnswer } from '@tessera/client';
import { Trouble } from '@tessera/std';
import { useRef } from 'react';
import { useLocale } from '@tessera/ui';
import { useDraft } from '../draft/draft-context.tsx';
import { isDirty } from '../draft/draft-state.ts';
import type { Draft } from '../draft/draft.ts';
import { putEdit } from '../draft/edit.ts';
import { useEdit } from '../draft/use-edit.ts';
import { useGo } from '../shell/places.ts';
import { useForgetLive, useServices } from '../shell/services.tsx';
import { sheetDocuments } from './sheet-documents.ts';
import type { SheetDocuments } from './sheet-documents.ts';
import type { SheetPlan } from './sheet-plan.ts';

/**
 * Puts the entities into the draft, notes what is to be loaded, publishes where nothing speaks against it, and goes to
 * the page of the batch: there the rest is told and continued.
 */
export function useCreateFromSheet(outline: Outline, plan: SheetPlan) {
  const { client } = useServices();
  const { locale } = useLocale();
  const draft = useDraft();
  const edit = useEdit();
  const go = useGo();
  const forget = useForgetLive();
  // A second try goes on with what the first one made.
  const begun = useRef<{ readonly plan: SheetPlan; readonly made: SheetDocuments; batch?: ImportBatch }>(undefined);
  return useMutation({
    mutationFn: async ({ publish }: { readonly publish: boolean }) => {
      if (begun.current?.plan !== plan) {
        if (begun.current) draft.undo();
        const { documents } = draft.store.getState();
        begun.current = { plan, made: await sheetDocuments(outline, plan, documents, locale) };
        const changed = documentsOf(begun.current.made).filter(
          (document) => documents.get(document.kind, document.id) !== document,
        );
        edit('fromSheet', changed.map(putEdit));
      }
      const { made } = begun.current;
      await saveAll(draft);
      const name = (outline.tables[0]?.fileName ?? '').slice(0, 200) || '—';
      begun.current.batch ??= await client.importBatches.plan(name, made.loads);
      const { batch } = begun.current;
      if (!publish) return batch;
      const answer = await client.draft.plan();
      const own = new Set(documentsOf(made).map(({ kind, id }) => `${kind}/${id}`));
      const waits = hasErrors(answer) || foreignChanges(answer, own).length > 0;
      return waits ? batch : publishAndRun(client, draft, batch, answer);
    },
    onSuccess: async (batch) => {
      await forget();
      go(`/from-sheet/${batch.id}`);
    },
  });
}

const documentsOf = ({ entities, app, role }: SheetDocuments) => [...entities, app, ...(role ? [role] : [])];

/** Saves what is edited; refuses when something could not be saved. */
async function saveAll(draft: Draft): Promise<void> {
  await draft.saveNow();
  const { entries, saveProblem } = draft.store.getState();
  if (Object.values(entries).some(isDirty)) throw saveProblem ?? new Trouble('network_unreachable');
}

export const hasErrors = ({ issues }: PlanAnswer): boolean => issues.some(({ severity }) => severity === 'error');

/** What else a publish would change. */
export function foreignChanges({ changes }: PlanAnswer, own: ReadonlySet<string>): PlanAnswer['changes'] {
  return changes.filter(({ kind, id }) => !own.has(`${kind}/${id}`));
}

/** The documents a batch came with, as far as its loads tell: its entities. */
export function ownDocuments({ loads }: ImportBatch): ReadonlySet<string> {
  return new Set(loads.map(({ entity }) => `entity/${entity}`));
}

/** Publishes exactly what was planned and begins to load. */
export async function publishAndRun(
  client: Client,
  draft: Draft,
  batch: ImportBatch,
  { planHash, changes }: PlanAnswer,
): Promise<ImportBatch> {
  if (changes.length > 0) {
    await client.draft.publish({ planHash, note: batch.name });
    await draft.refresh();
    draft.forgetForeign();
  }
  return client.importBatches.run(batch.id);
}
