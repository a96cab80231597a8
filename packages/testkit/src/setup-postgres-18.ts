import { setUpPostgres } from './setup-postgres.ts';

export default () => setUpPostgres(18);
