import type { DocumentKind } from '@tessera/schemas';
import type { LocalizedText } from '@tessera/std';
import type { CallOptions, Sender } from '../send.ts';

/** A template that comes with the product, and what it would bring. */
export interface Template {
  readonly id: string;
  readonly version: string;
  readonly label: LocalizedText;
  readonly description?: LocalizedText;
  readonly icon?: string;
  readonly installed: boolean;
  readonly entities: readonly {
    readonly id: string;
    readonly label: LocalizedText;
    readonly color?: string;
    readonly fields: readonly LocalizedText[];
    /** Ids of the entities its lookups lead to. */
    readonly links: readonly string[];
  }[];
  readonly workflows: readonly {
    readonly id: string;
    readonly label: LocalizedText;
    readonly states: readonly { readonly label: LocalizedText; readonly color?: string }[];
  }[];
  readonly roles: readonly LocalizedText[];
  readonly forms: number;
  readonly views: number;
  readonly demoRows: number;
  /** Documents that stand in its way: they have names of the template. */
  readonly taken: readonly { readonly kind: DocumentKind; readonly id: string; readonly label: LocalizedText }[];
}

/** Templates and installing them. */
export function packRoutes({ send }: Sender) {
  return {
    templates: async (options: CallOptions = {}): Promise<{ readonly items: readonly Template[] }> =>
      (await send<{ items: readonly Template[] }>({ method: 'GET', path: ['packs', 'templates'], ...options })).body,
    install: async (id: string, body: { readonly demo: boolean }): Promise<void> => {
      await send({ method: 'POST', path: ['packs', id, 'install'], body });
    },
  };
}
