import type { FastifyInstance } from 'fastify';
import { readTexts } from '@tessera/transfer';
import type { ColumnTexts } from '@tessera/transfer';
import type { ApiDeps } from '../deps.ts';
import { recordContext } from '../http/record-context.ts';
import { sentence } from '../problem.ts';
import { closed, itemsOf, shortText } from './route-doc.ts';

const texts = { type: 'array', items: { type: 'string', maxLength: 20_000 }, maxItems: 2000 } as const;

/** What pasted texts mean to the fields they fall on, before anything is written. */
export function textRoutes(app: FastifyInstance, { records, clock }: ApiDeps): void {
  app.post<{ Params: { entity: string }; Body: { columns: readonly ColumnTexts[] } }>(
    '/records/:entity/texts',
    {
      schema: {
        body: closed(
          {
            columns: {
              type: 'array',
              items: closed({ field: shortText, texts }, ['field', 'texts']),
              minItems: 1,
              maxItems: 100,
            },
          },
          ['columns'],
        ),
      },
      config: {
        doc: {
          tag: 'records',
          summary: { 'zh-CN': '读出文本在各字段中的含义', en: 'Read what texts mean to their fields' },
          answer: itemsOf({ type: 'object' }),
        },
      },
    },
    async (request) => {
      const { entity } = request.params;
      const found = await readTexts(
        records,
        recordContext(request, clock, { kind: 'api' }),
        entity,
        request.body.columns,
      );
      return {
        items: found.map(({ field, values }) => ({
          field,
          values: values.map((each) =>
            'value' in each
              ? each
              : {
                  problem: {
                    code: each.problem.code,
                    detail: sentence(each.problem.code, each.problem.params, request.locale),
                  },
                },
          ),
        })),
      };
    },
  );
}
