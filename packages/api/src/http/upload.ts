import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '@tessera/std';

/** The file of an upload, its bytes still to come. Refuses with media_type_unsupported, upload_empty or request_malformed. */
export async function uploadedFile(request: FastifyRequest, maxBytes: number): Promise<MultipartFile> {
  if (!request.isMultipart()) throw new Refusal('media_type_unsupported');
  const part = await request.file({ limits: { fileSize: maxBytes + 1 } }).catch((error: unknown) => {
    throw error instanceof Error && 'statusCode' in error ? error : new Refusal('request_malformed');
  });
  if (!part) throw new Refusal('upload_empty');
  return part;
}
