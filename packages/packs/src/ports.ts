import type { Database } from '@tessera/database';
import type { FieldKinds } from '@tessera/model';
import type { Place, Publishing } from '@tessera/publish';
import type { Records } from '@tessera/records';
import type { Clock, NewId } from '@tessera/std';

/** A demo person: owns records, has no credentials. */
export interface PackPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly string[];
  readonly managerId: string | null;
  readonly departmentId: string | null;
}

export interface PackDepartment {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** People and departments, which only identity writes. */
export interface PackDirectory {
  /** Contract: an id that is there already is left as it is, so that an interrupted installation can go on. */
  addPerson(person: PackPerson): Promise<void>;
  addDepartment(department: PackDepartment): Promise<void>;
  /** False when they can sign in or were changed since they were added: then they stay. */
  removePerson(id: string, actor: string | null): Promise<boolean>;
  removeDepartment(id: string, actor: string | null): Promise<boolean>;
}

/** What packs are built on. */
export interface PacksOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly kinds: FieldKinds;
  readonly publishing: Publishing;
  readonly records: Records;
  readonly directory: PackDirectory;
  readonly place?: Place;
}

export interface PacksContext extends Required<PacksOptions> {}
