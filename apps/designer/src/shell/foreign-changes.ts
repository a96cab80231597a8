import { useEffect, useRef } from 'react';
import { diff, documentSet } from '@tessera/model';
import type { DocumentSet } from '@tessera/model';
import type { Locale } from '@tessera/std';
import { notify, useLocale, useLocalize, useText } from '@tessera/ui';
import { useDraft, useDraftState } from '../draft/draft-context.tsx';
import type { ForeignChange } from '../draft/draft-state.ts';
import { shellTexts } from '../locale/shell-texts.ts';
import { allKinds } from '../parts/field-kinds.ts';
import { useServices } from './services.tsx';

/** Most documents named in one note. */
const mostNames = 3;

/** Tells once what colleagues changed: who, which document, and what in it. */
export function useForeignChanges(): void {
  const say = useText(shellTexts);
  const localize = useLocalize();
  const { locale } = useLocale();
  const draft = useDraft();
  const foreign = useDraftState((state) => state.foreign);
  useEffect(() => {
    if (foreign.length === 0) return;
    const { documents } = draft.store.getState();
    for (const changes of Map.groupBy(foreign, ({ by }) => by?.id).values()) {
      const [first] = changes;
      if (!first) continue;
      const who = first.by?.title || say('colleague');
      const name = ({ after, before, id }: ForeignChange) => localize((after ?? before)?.label, id);
      const latest = new Map(changes.map((change) => [`${change.kind}/${change.id}`, change]));
      const lines = latest.size === 1 ? linesOf(first, changes.at(-1) ?? first, documents, locale) : [];
      const names = [...new Set([...latest.values()].map((change) => `“${name(change)}”`))];
      const [line] = lines;
      const what = names.slice(0, mostNames).join(say('listSeparator')) + (names.length > mostNames ? ' …' : '');
      notify.info(
        line === undefined
          ? say('foreign', { who, what })
          : say('foreignLine', {
              who,
              name: name(first),
              line: lines.length > 1 ? say('foreignMore', { line, count: lines.length }) : line,
            }),
        { id: `foreign.${first.by?.id ?? ''}` },
      );
    }
    draft.forgetForeign();
  }, [foreign, draft, localize, locale, say]);
}

/** What changed between the first and the last version seen, in sentences. */
function linesOf(first: ForeignChange, last: ForeignChange, documents: DocumentSet, locale: Locale): readonly string[] {
  const { before } = first;
  const { after } = last;
  if (!before || !after) return [];
  const others = [...documents.all('entity'), ...documents.all('workflow'), ...documents.all('role')].filter(
    ({ kind, id }) => kind !== after.kind || id !== after.id,
  );
  return diff(documentSet([...others, before]), documentSet([...others, after]), { kinds: allKinds }).flatMap(
    ({ lines }) => lines.map((line) => line[locale] ?? line['zh-CN']),
  );
}

/** Tells when somebody else published or rolled back while this page was open. */
export function useForeignReleases(): void {
  const say = useText(shellTexts);
  const { client, me } = useServices();
  const release = useDraftState((state) => state.release);
  const known = useRef(release);
  useEffect(() => {
    const before = known.current;
    known.current = release;
    if (release === null || before === null || before === release) return;
    void client.releases
      .get(release)
      .then(({ by, no, rollbackOf }) => {
        if (by === null || by.id === me.id) return;
        const who = by.title;
        notify.info(
          rollbackOf === null
            ? say('foreignRelease', { who, no })
            : say('foreignRollback', { who, no, to: rollbackOf }),
          {
            id: 'foreign.release',
          },
        );
      })
      .catch(() => undefined);
  }, [release, client, me.id, say]);
}
