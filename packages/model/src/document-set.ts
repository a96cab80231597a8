import type {
  AppDocument,
  DashboardDocument,
  DocumentKind,
  EntityDocument,
  FormDocument,
  PackDocument,
  ReportDocument,
  RoleDocument,
  TesseraDocument,
  ViewDocument,
  WorkflowDocument,
} from '@tessera/schemas';

/** The document type of each kind. */
export interface DocumentOfKind {
  app: AppDocument;
  dashboard: DashboardDocument;
  entity: EntityDocument;
  form: FormDocument;
  pack: PackDocument;
  report: ReportDocument;
  role: RoleDocument;
  view: ViewDocument;
  workflow: WorkflowDocument;
}

/** An immutable set of documents; (kind, id) names one. */
export interface DocumentSet {
  get<K extends DocumentKind>(kind: K, id: string): DocumentOfKind[K] | undefined;
  /** All of a kind, sorted by order, then id. */
  all<K extends DocumentKind>(kind: K): readonly DocumentOfKind[K][];
  /** All of all kinds. */
  everything(): readonly TesseraDocument[];
  /** The same set with some documents put in (same kind and id: replaced) and some taken out. */
  with(put: readonly TesseraDocument[], remove?: readonly { kind: DocumentKind; id: string }[]): DocumentSet;
}

const documentKey = (kind: string, id: string) => `${kind}/${id}`;

/** Builds a set; of two documents with one identity the later wins. */
export function documentSet(documents: Iterable<TesseraDocument>): DocumentSet {
  const byKey = new Map<string, TesseraDocument>();
  for (const document of documents) byKey.set(documentKey(document.kind, document.id), document);
  const byKind = new Map<string, readonly TesseraDocument[]>();
  return {
    get: <K extends DocumentKind>(kind: K, id: string) =>
      byKey.get(documentKey(kind, id)) as DocumentOfKind[K] | undefined,
    all: <K extends DocumentKind>(kind: K) => {
      const known = byKind.get(kind);
      if (known) return known as unknown as readonly DocumentOfKind[K][];
      const found = [...byKey.values()].filter((document) => document.kind === kind).sort(byOrderThenId);
      byKind.set(kind, found);
      return found as unknown as readonly DocumentOfKind[K][];
    },
    everything: () => [...byKey.values()],
    with: (put, remove = []) => {
      const gone = new Set(remove.map(({ kind, id }) => documentKey(kind, id)));
      return documentSet([
        ...[...byKey.entries()].filter(([key]) => !gone.has(key)).map(([, document]) => document),
        ...put,
      ]);
    },
  };
}

function byOrderThenId(a: TesseraDocument, b: TesseraDocument): number {
  const left = a.order ?? '~';
  const right = b.order ?? '~';
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
