import { useMemo } from 'react';
import type { WorkflowDocument } from '@tessera/schemas';
import { useLocale } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import type { TransitionDocument } from '../edits/workflow-edits.ts';
import type { WordsOf } from './expression-words.ts';
import { transitionWords } from './transition-words.ts';

/** In which words things about an entity are told. */
export function useWordsOf(entity: string): WordsOf {
  const documents = useDocuments();
  const { locale, timeZone } = useLocale();
  return useMemo(() => ({ documents, entity, locale, timeZone }), [documents, entity, locale, timeZone]);
}

interface TransitionSentenceProps {
  readonly flow: WorkflowDocument;
  readonly transition: TransitionDocument;
}

/** A transition as a sentence; what the analyst chose stands out. */
export function TransitionSentence({ flow, transition }: TransitionSentenceProps) {
  const of = useWordsOf(flow.entity);
  const words = useMemo(() => transitionWords(flow, transition, of), [flow, transition, of]);
  return (
    <span className="dsg-sentence">
      {words.map(({ text, strong }, index) => (strong ? <b key={index}>{text}</b> : text))}
    </span>
  );
}
