import type { FieldDocument } from '@tessera/model';
import { fieldFaces } from '@tessera/fields/face';
import type { FieldFace } from '@tessera/ui';

const faces = fieldFaces as unknown as Readonly<Record<string, FieldFace>>;

export function faceOf(id: string): FieldFace | undefined {
  return faces[id];
}

/** The icon of a kind; empty for one this build does not know. */
export function KindIcon({
  kind,
  size = 16,
}: {
  readonly kind: FieldDocument['kind'] | string;
  readonly size?: number;
}) {
  const Icon = faces[kind]?.icon;
  return (
    <span className="dsg-kind-icon" aria-hidden>
      {Icon ? <Icon size={size} stroke={1.7} /> : null}
    </span>
  );
}
