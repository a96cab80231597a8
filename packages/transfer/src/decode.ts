import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import iconv from 'iconv-lite';

/** Encodings a CSV file of ours may have. GB18030 contains GBK and GB2312. */
export type Encoding = 'utf-8' | 'gb18030';

const sampleBytes = 1 << 20;

/**
 * The encoding of a file by its first bytes: UTF-8 when it is valid UTF-8, else GB18030.
 * A multi-byte character cut at the end of the sample does not count as invalid.
 */
export function detectEncoding(start: Buffer): Encoding {
  const sample = start.subarray(0, sampleBytes);
  for (let cut = 0; cut < 4 && cut <= sample.length; cut++) {
    if (isUtf8(sample.subarray(0, sample.length - cut))) return 'utf-8';
  }
  return 'gb18030';
}

/** Text of a byte stream; a byte order mark is dropped. */
export function decodeStream(bytes: Readable, encoding: Encoding): NodeJS.ReadableStream {
  return bytes.pipe(iconv.decodeStream(encoding, { stripBOM: true }));
}
