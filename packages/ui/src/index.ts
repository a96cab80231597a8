export { FaceSlotsProvider, useFaceSlots } from './contract/face-slots.ts';
export type { FaceSlots, FileValue, RecordRef } from './contract/face-slots.ts';
export type { CellProps, FaceIconProps, FieldFace, FilterProps, InputProps, OptionsProps } from './contract/field-face.ts';
