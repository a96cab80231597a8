import path from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';

// A program of its own, since the package unpacks into the temp folder of its process: TMPDIR says where.
const bin = path.join(path.dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
await chromium.executablePath();
await inflate(path.join(bin, 'al2023.tar.br'));
