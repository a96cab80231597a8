import { createContext, useCallback, useContext } from 'react';
import { describeError, Refusal, Trouble } from '@tessera/std';
import type { ErrorTable, Locale } from '@tessera/std';
import { useLocale } from '../text/locale.tsx';
import { uiErrors } from '../errors.ts';

/** What people are told about an error. */
export interface ErrorText {
  readonly message: string;
  /** One sentence for each thing that is wrong with the input. */
  readonly details: readonly string[];
  readonly traceId: string | undefined;
  readonly code: string | undefined;
}

/** The shape of a problem+json refusal, whoever carries it. */
interface Problem {
  readonly code?: unknown;
  readonly detail?: unknown;
  readonly traceId?: unknown;
  readonly errors?: readonly { readonly detail?: unknown }[];
}

/** Explains an error: the server's own words where it sent some, else ours by code; never a stack. */
export function errorText(error: unknown, locale: Locale, tables: readonly ErrorTable[] = []): ErrorText {
  const problem = (error ?? {}) as Problem;
  const code = typeof problem.code === 'string' ? problem.code : undefined;
  const traceId = typeof problem.traceId === 'string' ? problem.traceId : undefined;
  const details = (Array.isArray(problem.errors) ? problem.errors : []).flatMap((item: { detail?: unknown }) =>
    typeof item?.detail === 'string' ? [item.detail] : [],
  );
  if (typeof problem.detail === 'string' && problem.detail !== '')
    return { message: problem.detail, details: [...new Set(details)], traceId, code };
  const params = error instanceof Refusal || error instanceof Trouble ? error.params : {};
  const table = [...tables, uiErrors].find((one) => code !== undefined && code in one);
  const message =
    table && code
      ? describeError(table, code, params, locale)
      : describeError(uiErrors, 'unexpected_failure', {}, locale);
  return { message, details, traceId, code };
}

/** Tables of the packages below a screen, whose codes it may meet. */
export const ErrorTablesContext = createContext<readonly ErrorTable[]>([]);

/** `errorText` in the language of the page, with the tables that TesseraProvider was given. */
export function useErrorText(): (error: unknown) => ErrorText {
  const { locale } = useLocale();
  const tables = useContext(ErrorTablesContext);
  return useCallback((error) => errorText(error, locale, tables), [locale, tables]);
}
