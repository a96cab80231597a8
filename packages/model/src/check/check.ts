import type { TesseraDocument } from '@tessera/schemas';
import type { DocumentSet } from '../document-set.ts';
import { documentSet } from '../document-set.ts';
import { menuIssues } from './app-rules.ts';
import type { CheckContext, CheckPorts, DocumentIssue, Issue } from './context.ts';
import * as entityRules from './entity-rules.ts';
import { documentLabelIssues, namespaceIssues } from './envelope-rules.ts';
import { expressionIssues } from './expressions.ts';
import { featureIssues } from './feature-rules.ts';
import { defaultRingIssues, itemIssues, nestingIssues, readonlyIssues, stepIssues } from './form-rules.ts';
import * as lifecycleRules from './lifecycle-rules.ts';
import { orderIssues } from './order-rules.ts';
import { referenceIssues } from './references.ts';
import { dashboardIssues, reportIssues } from './report-rules.ts';
import { scopeIssues, unreadableIssues } from './role-rules.ts';
import { soundPart } from './sound-part.ts';
import { annotationsOf } from '../walk/annotations.ts';
import { viewIssues } from './view-rules.ts';

/** Rules that hold for documents of every kind. */
const everyKind = [namespaceIssues, documentLabelIssues, orderIssues, referenceIssues, expressionIssues];

function ownRules(document: TesseraDocument, context: CheckContext): readonly Issue[] {
  switch (document.kind) {
    case 'entity':
      return [
        ...entityRules.fieldKeyIssues(document, context),
        ...entityRules.fieldLabelIssues(document),
        ...entityRules.fieldKindIssues(document, context),
        ...featureIssues(document, context),
        ...entityRules.inverseIssues(document, context),
        ...entityRules.lookupFieldIssues(document, context),
        ...entityRules.quickCreateIssues(document),
        ...entityRules.statusIssues(document, context),
        ...entityRules.titleIssues(document),
        ...unreadableIssues(document, context),
      ];
    case 'workflow':
      return [
        ...lifecycleRules.stateNameIssues(document),
        ...lifecycleRules.reachIssues(document),
        ...lifecycleRules.linkIssues(document, context),
        ...lifecycleRules.transitionIssues(document, context),
      ];
    case 'form':
      return [
        ...nestingIssues(document),
        ...itemIssues(document, context),
        ...stepIssues(document),
        ...readonlyIssues(document),
        ...defaultRingIssues(document, context),
      ];
    case 'view':
      return viewIssues(document, context);
    case 'report':
      return reportIssues(document, context);
    case 'dashboard':
      return dashboardIssues(document);
    case 'role':
      return scopeIssues(document, context);
    case 'app':
      return menuIssues(document);
    case 'pack':
      return [];
  }
}

interface Examined {
  readonly document: TesseraDocument;
  readonly schema: readonly Issue[];
  readonly sound: TesseraDocument | undefined;
}

function examine(document: TesseraDocument, ports: CheckPorts): Examined {
  const schema = ports.validateSchema(document.kind, document);
  return { document, schema, sound: schema.length === 0 ? document : soundPart(document, schema) };
}

function brokenParts(examined: readonly Examined[]): CheckContext['isBroken'] {
  const broken = new Set<string>();
  for (const { document, schema, sound } of examined) {
    if (schema.length === 0) continue;
    if (!sound) broken.add(`${document.kind}/${document.id}`);
    else if (document.kind === 'entity' && sound.kind === 'entity') {
      for (const key of Object.keys(document.fields ?? {})) {
        if (!Object.hasOwn(sound.fields, key)) broken.add(`entity/${document.id}/${key}`);
      }
    }
  }
  return (kind, id, field) =>
    broken.has(`${kind}/${id}`) || (field !== undefined && broken.has(`${kind}/${id}/${field}`));
}

/**
 * Everything that is wrong with a set of documents: schema, references, expressions, names, lifecycles, forms, views
 * and rights. Errors stop a publish, warnings do not.
 * Contract: never throws for a document of whatever shape; a part that breaks its schema does not hide other mistakes.
 */
export function check(documents: DocumentSet, ports: CheckPorts): DocumentIssue[] {
  const examined = documents.everything().map((document) => examine(document, ports));
  const sound = documentSet(examined.flatMap((one) => one.sound ?? []));
  const annotations = new Map(sound.everything().map((document) => [document, annotationsOf(document)]));
  const context: CheckContext = {
    ...ports,
    documents: sound,
    annotations: (document) => annotations.get(document) ?? [],
    isBroken: brokenParts(examined),
  };
  return examined.flatMap(({ document, schema, sound: part }) => {
    const found = part ? [...everyKind.flatMap((rule) => rule(part, context)), ...ownRules(part, context)] : [];
    return [...schema, ...found].map((one) => ({ kind: document.kind, id: document.id, ...one }));
  });
}

/** What is wrong with one document on top of a set that is known to be right. */
export function checkDocument(document: TesseraDocument, documents: DocumentSet, ports: CheckPorts): readonly Issue[] {
  const schema = ports.validateSchema(document.kind, document);
  if (schema.length > 0) return schema;
  const whole = { ...ports, documents: documents.with([document]), annotations: annotationsOf, isBroken: () => false };
  return [...everyKind.flatMap((rule) => rule(document, whole)), ...ownRules(document, whole)];
}

/** Whether a set of issues stops a publish. */
export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}
