import type { Locale } from '@tessera/std';
import { escapeHtml, htmlPage } from '../html-page.ts';

interface Operation {
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: { readonly $ref?: string } }>>;
  };
}

interface Document {
  readonly info: { readonly title: string; readonly version: string };
  readonly tags: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<
      Record<
        string,
        { readonly properties?: Readonly<Record<string, { readonly type?: unknown; readonly title?: string }>> }
      >
    >;
  };
}

const words = {
  'zh-CN': {
    intro: '机器可读：',
    keys: '程序调用请在“人员与密钥”中新建密钥，并携带请求头：',
    parameters: '参数',
    field: '字段',
    type: '类型',
    label: '名称',
  },
  en: {
    intro: 'Machine-readable:',
    keys: 'Programs use a key made by an administrator and send:',
    parameters: 'Parameters',
    field: 'Field',
    type: 'Type',
    label: 'Label',
  },
} as const;

/** The OpenAPI document for people: one page, no script. */
export function docsPage(document: Document, locale: Locale): string {
  const say = words[locale];
  const sections = document.tags.map(({ name, description }) => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, operation]) =>
        operation.tags.includes(name) ? [operationRow(method, path, operation)] : [],
      ),
    );
    const title = description === undefined ? name : `${description} <code>${name}</code>`;
    return `<h2 id="${escapeHtml(name)}">${title}</h2>\n<table>${operations.join('\n')}</table>\n${fieldTable(document, name, say)}`;
  });
  const contents = document.tags
    .map(({ name, description }) => `<a href="#${escapeHtml(name)}">${escapeHtml(description ?? name)}</a>`)
    .join(' · ');
  const head = `<h1>${escapeHtml(document.info.title)}</h1>
<p>${escapeHtml(document.info.version)} · ${say.intro} <a href="/openapi.json">/openapi.json</a> · <a href="/errors">/errors</a></p>
<p>${say.keys} <code>Authorization: Bearer tsr_…</code></p><p>${contents}</p>`;
  return htmlPage(locale, document.info.title, [head, ...sections].join('\n'));
}

function operationRow(method: string, path: string, { summary, parameters = [] }: Operation): string {
  const named = parameters
    .filter((each) => each.in !== 'path')
    .map(({ name, required }) => `<code>${escapeHtml(name)}${required ? '*' : ''}</code>`);
  return `<tr><td><span class="method">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code></td><td>${escapeHtml(summary)}<br>${named.join(' ')}</td></tr>`;
}

function fieldTable({ components }: Document, tag: string, say: (typeof words)[Locale]): string {
  const properties = components.schemas[tag]?.properties;
  if (!properties) return '';
  const rows = Object.entries(properties).map(([key, { type, title }]) => {
    const shown = [type]
      .flat()
      .filter((each) => each !== undefined)
      .join(' | ');
    return `<tr><td><code>${escapeHtml(key)}</code></td><td>${escapeHtml(title ?? '')}</td><td>${escapeHtml(shown)}</td></tr>`;
  });
  return `<table><tr><th>${say.field}</th><th>${say.label}</th><th>${say.type}</th></tr>${rows.join('\n')}</table>`;
}
