/** How every field kind lies in Postgres, by kind id. */
export { fieldStores } from './stores.gen.ts';
