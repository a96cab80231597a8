import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { FastifyInstance, FastifySchemaValidationError } from 'fastify';
import { isCleanText, issue, pointer, Refusal } from '@tessera/std';
import type { Issue } from '@tessera/std';

/** Bodies are taken as they are; parameters of the URL are text and become numbers and booleans where the schema says so. */
export function useStrictValidation(app: FastifyInstance): void {
  const body = new Ajv2020({ allErrors: true, strict: false, coerceTypes: false, removeAdditional: false });
  const url = new Ajv2020({ allErrors: true, strict: false, coerceTypes: true, removeAdditional: false });
  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? body : url).compile(schema as object));
  app.addHook('preValidation', async ({ params, query }) =>
    refuseUncleanText({ ...(params as object), ...(query as object) }),
  );
  app.setSchemaErrorFormatter((errors, part) =>
    refusalOf(errors as (FastifySchemaValidationError & ErrorObject)[], part),
  );
}

/** Percent-encoding can hide what JSON cannot. */
function refuseUncleanText(values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    const texts = [name, ...[value].flat()].filter((each) => typeof each === 'string');
    if (!texts.every(isCleanText))
      throw new Refusal('parameters_invalid', {}, [
        issue(pointer(name.toWellFormed().replaceAll('\u0000', '')), 'body_text_not_clean'),
      ]);
  }
}

function refusalOf(errors: readonly ErrorObject[], part: string): Refusal {
  const inBody = part === 'body';
  const issues = errors
    .filter(({ keyword }) => !['if', 'oneOf', 'anyOf'].includes(keyword))
    .map((error) => toIssue(error, inBody));
  const unknown = inBody ? undefined : issues.find(({ code }) => code === 'parameter_unknown');
  if (unknown) return new Refusal('parameter_unknown', unknown.params, issues);
  return new Refusal(
    inBody ? 'body_invalid' : 'parameters_invalid',
    {},
    issues.length > 0 ? issues : [issue('', 'value_invalid', { rule: 'oneOf' })],
  );
}

function toIssue({ instancePath, keyword, params }: ErrorObject, inBody: boolean): Issue {
  const detail = params as Record<string, unknown>;
  if (keyword === 'required') {
    const property = String(detail['missingProperty']);
    return issue(`${instancePath}${pointer(property)}`, 'value_missing', { property });
  }
  if (keyword === 'additionalProperties') {
    const property = String(detail['additionalProperty']);
    return issue(`${instancePath}${pointer(property)}`, inBody ? 'property_unknown' : 'parameter_unknown', {
      property,
    });
  }
  return issue(instancePath, 'value_invalid', { rule: ruleText(keyword, detail) });
}

function ruleText(keyword: string, params: Record<string, unknown>): string {
  const bound = params['limit'] ?? params['type'] ?? params['pattern'] ?? params['allowedValues'];
  return bound === undefined ? keyword : `${keyword} ${Array.isArray(bound) ? bound.join(' | ') : String(bound)}`;
}
