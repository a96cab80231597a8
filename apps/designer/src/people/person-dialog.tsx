import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { FormEvent } from 'react';
import type { User } from '@tessera/client';
import {
  AsyncPicker,
  Alert,
  Button,
  Group,
  Modal,
  MultiSelect,
  notify,
  Stack,
  TextInput,
  useErrorText,
  useLocalize,
  useText,
} from '@tessera/ui';
import type { RecordRef } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { peopleTexts } from '../locale/people-texts.ts';
import { useServices } from '../shell/services.tsx';

interface PersonDialogProps {
  /** Undefined: somebody new. */
  readonly user: User | undefined;
  readonly onClose: () => void;
  readonly onInvite: (user: User) => void;
}

/** Adds somebody, or changes name, contact, roles and manager. */
export function PersonDialog({ user, onClose, onInvite }: PersonDialogProps) {
  const say = useText(peopleTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  const explain = useErrorText();
  const { client } = useServices();
  const queries = useQueryClient();
  const [name, setName] = useState(user?.name ?? '');
  const [email, setEmail] = useState(user?.email ?? '');
  const [mobile, setMobile] = useState(user?.mobile ?? '');
  const [roles, setRoles] = useState<readonly string[]>(user?.roles ?? []);
  const [manager, setManager] = useState<RecordRef | null>(user?.manager ?? null);
  const [tried, setTried] = useState(false);
  const search = useCallback(
    async (query: string) =>
      (await client.users.list(query ? { search: query } : {})).items
        .filter(({ id }) => id !== user?.id)
        .map((one) => ({ id: one.id, title: one.name })),
    [client, user],
  );
  const save = useMutation({
    mutationFn: () => {
      const input = {
        name: name.trim(),
        email: email.trim() || null,
        mobile: mobile.trim() || null,
        roles: [...roles],
        manager: manager?.id ?? null,
      };
      return user ? client.users.update(user.id, input) : client.users.create(input);
    },
    onSuccess: (saved) => {
      void queries.invalidateQueries({ queryKey: ['users'] });
      onClose();
      if (user) notify.success(say('saved'));
      else onInvite(saved);
    },
  });
  const noName = name.trim() === '';
  const noContact = email.trim() === '' && mobile.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!noName && !noContact) save.mutate();
  };
  const problem = save.isError ? explain(save.error) : undefined;
  return (
    <Modal opened onClose={onClose} title={user ? say('editTitle') : say('add')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <TextInput
            label={say('name')}
            required
            data-autofocus
            value={name}
            onChange={setName}
            error={tried && noName ? say('nameNeeded') : undefined}
          />
          <TextInput
            label={say('email')}
            type="email"
            autoComplete="off"
            value={email}
            onChange={setEmail}
            error={tried && noContact ? say('contactNeeded') : undefined}
          />
          <TextInput label={say('mobile')} type="tel" autoComplete="off" value={mobile} onChange={setMobile} />
          <MultiSelect
            label={say('roles')}
            data={documents.all('role').map((role) => ({ value: role.id, label: localize(role.label, role.id) }))}
            value={roles}
            onChange={setRoles}
          />
          <AsyncPicker label={say('manager')} value={manager} onChange={setManager} search={search} />
          {problem ? (
            <Alert color="red" role="alert">
              {problem.message}
              {problem.details.map((detail) => (
                <div key={detail}>{detail}</div>
              ))}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {user ? say('save') : say('saveAndInvite')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
