import type { DocumentSet } from '@tessera/model';
import type { Principal } from './principal.ts';

/** The principal with the capabilities that the role documents of a release grant. */
export function withCapabilities(principal: Principal, documents: DocumentSet): Principal {
  const granted = principal.roles.flatMap((id) => documents.get('role', id)?.capabilities ?? []);
  const capabilities = [...new Set([...principal.capabilities, ...granted])];
  return capabilities.length === principal.capabilities.length ? principal : { ...principal, capabilities };
}
