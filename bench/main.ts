/** `npm run bench -- [--rows n]`: every bench, one after the other. */
import './records.ts';
