/** The panel of kinds that have no options of their own. */
export function NoOptions(): null {
  return null;
}
