import { useParams, useRouter } from '@tanstack/react-router';
import { useRuntime } from '@tessera/screens';
import { EmptyState, NotFound, useText } from '@tessera/ui';
import type { ReactNode } from 'react';
import { workspaceTexts } from '../locale/workspace-texts.ts';

type Action = 'read' | 'create' | 'delete' | 'import';

/** A page about an entity, for whoever may do this with it. */
export function Guarded({
  action,
  children,
}: {
  readonly action: Action;
  readonly children: (entity: string) => ReactNode;
}) {
  const { entity = '' } = useParams({ strict: false }) as { entity?: string };
  const { documents, rights } = useRuntime();
  const router = useRouter();
  const say = useText(workspaceTexts);
  if (documents.get('entity', entity) === undefined) return <NotFound onHome={() => router.history.push('/')} />;
  if (rights[entity]?.[action] !== true) return <EmptyState title={say('noRight')} text={say('noRightText')} />;
  return children(entity);
}
