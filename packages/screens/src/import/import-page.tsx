/** Import of an entity. */
export function ImportPage({ entity }: { readonly entity: string; readonly run: string | undefined }) {
  return <div>{entity}</div>;
}
