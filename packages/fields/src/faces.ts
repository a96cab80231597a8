import type { FieldFace } from '@tessera/ui';
import { fieldFaces as listed } from './faces.gen.ts';
import { lookupFieldFaceOver } from './lookup-field/face.tsx';
import { lookupFaceOver } from './lookup/face.tsx';

const told = { ...listed, lookupField: lookupFieldFaceOver(listed) };

/** How every field kind meets people, by kind id. */
export const fieldFaces = { ...told, lookup: lookupFaceOver(told) } as const satisfies Readonly<
  Record<string, FieldFace>
>;
