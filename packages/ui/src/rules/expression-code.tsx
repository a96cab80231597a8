import { closeBrackets, closeBracketsKeymap, autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { linter } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  keymap,
  MatchDecorator,
  placeholder as placeholderText,
  ViewPlugin,
} from '@codemirror/view';
import type { ViewUpdate } from '@codemirror/view';
import { expressionErrors, patterns } from '@tessera/expression';
import { describeError } from '@tessera/std';
import type { Issue, Locale } from '@tessera/std';
import { useEffect, useRef } from 'react';
import { useLater } from '../hooks/use-later.ts';
import { useStable } from '../hooks/use-stable.ts';
import { useLocale } from '../text/locale.tsx';
import { uiTexts } from '../text/ui-texts.ts';
import { useText } from '../text/use-text.ts';
import { completionSource } from './expression-completion.ts';
import type { ExpressionEditorProps } from './expression-editor.tsx';

interface ExpressionCodeProps extends ExpressionEditorProps {
  /** Accessible name. */
  readonly name: string;
}

/** The code editor behind ExpressionEditor; in a file of its own so that it loads only where text is edited. */
export default function ExpressionCode({
  value,
  onChange,
  completions = [],
  members,
  check,
  issueText,
  name,
  disabled = false,
  placeholder,
  minRows = 1,
}: ExpressionCodeProps) {
  const say = useText(uiTexts);
  useLater(patterns, true);
  const { locale } = useLocale();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const settings = useRef(new Compartment());
  const emit = useStable((text: string) => {
    if (text !== value) onChange(text);
  });
  const lint = useStable((text: string): Diagnostic[] =>
    text.trim() === '' ? [] : (check?.(text) ?? []).map((issue) => diagnostic(issue, text, locale, issueText)),
  );
  const source = useStable(completionSource(() => ({ completions, members, locale })));

  const extensions: Extension = [
    EditorView.contentAttributes.of({ 'aria-label': name, 'aria-multiline': 'true' }),
    EditorState.readOnly.of(disabled),
    EditorView.editable.of(!disabled),
    placeholderText(placeholder ?? say('expressionPlaceholder')),
    EditorView.theme({ '.cm-content': { minHeight: `${minRows * 1.5 + 0.5}em` } }),
  ];
  const current = useRef(extensions);
  current.current = extensions;

  useEffect(() => {
    if (!host.current) return;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: '',
        extensions: [
          base,
          settings.current.of(current.current),
          autocompletion({ override: [source], icons: false, maxRenderedOptions: 60 }),
          linter((editorView) => lint(editorView.state.doc.toString()), { delay: 300 }),
          listener(emit),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [emit, lint, source]);

  useEffect(() => {
    view.current?.dispatch({ effects: settings.current.reconfigure(current.current) });
  }, [name, disabled, placeholder, minRows, locale]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.composing || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
  }, [value]);

  return <div ref={host} />;
}

const token =
  /(?<string>(['"])(?:\\.|(?!\2).)*\2?)|(?<number>\b\d+(?:\.\d+)?)|(?<word>\b(?:true|false|null|in)\b)|(?<call>[\p{L}_][\p{L}\p{N}_]*(?=\s*\())/gu;

const matcher = new MatchDecorator({
  regexp: token,
  decoration: ({ groups = {} }) =>
    Decoration.mark({ class: `tsr-code-${Object.keys(groups).find((name) => groups[name] !== undefined) ?? 'word'}` }),
});

/** Colours for strings, numbers, words and calls; an expression is one or two lines, so no grammar is needed. */
const words = ViewPlugin.define(
  (editor) => ({
    marks: matcher.createDeco(editor),
    update(update: ViewUpdate) {
      this.marks = matcher.updateDeco(update, this.marks);
    },
  }),
  { decorations: (plugin) => plugin.marks },
);

const look = EditorView.theme({
  '&': { color: 'var(--tsr-text)', backgroundColor: 'transparent' },
  '.cm-content': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    caretColor: 'var(--tsr-text)',
    padding: '6px 0',
  },
  '.cm-cursor': { borderLeftColor: 'var(--tsr-text)' },
  '.cm-placeholder': { color: 'var(--mantine-color-placeholder)', fontFamily: 'var(--mantine-font-family)' },
  '.cm-tooltip': {
    border: '1px solid var(--tsr-line-strong)',
    borderRadius: '6px',
    backgroundColor: 'var(--tsr-surface)',
    color: 'var(--tsr-text)',
    boxShadow: 'var(--mantine-shadow-md)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mantine-font-family)',
    maxHeight: '260px',
    minWidth: '240px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 10px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--tsr-accent)', color: '#fff' },
  '.cm-completionDetail': {
    fontStyle: 'normal',
    opacity: '0.85',
    marginLeft: '10px',
    fontFamily: 'var(--mantine-font-family-monospace)',
    fontSize: '12px',
  },
  '.cm-completionInfo': { padding: '8px 10px', maxWidth: '320px' },
});

const base: Extension = [
  history(),
  closeBrackets(),
  bracketMatching(),
  words,
  EditorView.lineWrapping,
  keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
  look,
];

/** Tells of changes, but not of half-composed text. */
function listener(emit: (text: string) => void): Extension {
  return [
    EditorView.updateListener.of((update) => {
      if (update.docChanged && !update.view.composing) emit(update.state.doc.toString());
    }),
    EditorView.domEventHandlers({
      compositionend: (_event, editor) => {
        setTimeout(() => emit(editor.state.doc.toString()));
      },
    }),
  ];
}

function diagnostic(
  issue: Issue,
  text: string,
  locale: Locale,
  issueText: ((issue: Issue) => string) | undefined,
): Diagnostic {
  const offset = Math.min(text.length, Math.max(0, Number(issue.params['offset'] ?? 0)));
  const length = Number(issue.params['length'] ?? text.length - offset);
  return {
    from: offset,
    to: Math.min(text.length, offset + Math.max(1, length)),
    severity: issue.severity,
    message: issueText ? issueText(issue) : describeError(expressionErrors, issue.code, issue.params, locale),
  };
}
