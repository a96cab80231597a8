import { IconDots, IconLink, IconPencil, IconPlus, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '@tessera/client';
import {
  Avatar,
  Badge,
  Button,
  EmptyState,
  ErrorState,
  IconButton,
  Menu,
  notify,
  PageHeader,
  Panel,
  SearchInput,
  SkeletonRows,
  Table,
  useConfirm,
  useErrorText,
  useLocalize,
  useText,
} from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { peopleTexts } from '../locale/people-texts.ts';
import { useServices } from '../shell/services.tsx';
import { InvitationDialog } from './invitation-dialog.tsx';
import { PersonDialog } from './person-dialog.tsx';

const stateColors = { active: 'green', invited: 'blue', noCredentials: 'gray', disabled: 'red' } as const;

/** Who works here: list, add, roles, manager, invite, disable. */
export function PeoplePage() {
  const say = useText(peopleTexts);
  const { me, client } = useServices();
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<User | 'new'>();
  const [invited, setInvited] = useState<{ readonly name: string; readonly link: string }>();
  const users = useInfiniteQuery({
    queryKey: ['users', search],
    queryFn: ({ signal, pageParam }) =>
      client.users.list(
        { limit: 50, ...(search ? { search } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: me.capabilities.includes('administer'),
    placeholderData: (before) => before,
  });
  const invite = useInvite(setInvited);
  if (!me.capabilities.includes('administer')) return <EmptyState title={say('noRight')} />;
  const people = users.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="dsg-page">
      <PageHeader
        title={say('people')}
        note={say('peopleText')}
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
            {say('add')}
          </Button>
        }
      />
      <Panel flush>
        <div className="dsg-panel-search">
          <SearchInput value={search} onSearch={setSearch} label={say('search')} w={280} />
        </div>
        {users.isPending ? <SkeletonRows /> : null}
        {users.isError ? <ErrorState error={users.error} onRetry={() => void users.refetch()} /> : null}
        {users.isSuccess && people.length === 0 ? <EmptyState compact title={say('none')} /> : null}
        {people.length > 0 ? (
          <PeopleTable people={people} onEdit={setEditing} onInvite={(user) => invite.mutate(user)} />
        ) : null}
        {users.hasNextPage ? (
          <Button
            variant="subtle"
            fullWidth
            loading={users.isFetchingNextPage}
            onClick={() => void users.fetchNextPage()}
          >
            {say('more')}
          </Button>
        ) : null}
      </Panel>
      {editing ? (
        <PersonDialog
          user={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onInvite={(user) => invite.mutate(user)}
        />
      ) : null}
      {invited ? <InvitationDialog {...invited} onClose={() => setInvited(undefined)} /> : null}
    </div>
  );
}

function useInvite(show: (invited: { readonly name: string; readonly link: string }) => void) {
  const { client } = useServices();
  const explain = useErrorText();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (user: User) => ({ name: user.name, link: (await client.users.invite(user.id)).link }),
    onSuccess: (invited) => {
      show(invited);
      void queries.invalidateQueries({ queryKey: ['users'] });
    },
    onError: (error) => notify.error(explain(error).message),
  });
}

interface PeopleTableProps {
  readonly people: readonly User[];
  readonly onEdit: (user: User) => void;
  readonly onInvite: (user: User) => void;
}

function PeopleTable({ people, onEdit, onInvite }: PeopleTableProps) {
  const say = useText(peopleTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  return (
    <div className="dsg-table-scroll" role="region" aria-label={say('people')} tabIndex={0}>
      <Table verticalSpacing={8} highlightOnHover className="dsg-people">
        <Table.Thead>
          <Table.Tr>
            {(['name', 'contact', 'roles', 'manager', 'state'] as const).map((column) => (
              <Table.Th key={column} scope="col">
                {say(column)}
              </Table.Th>
            ))}
            <Table.Th scope="col">
              <span className="tsr-visually-hidden">{say('actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((user) => (
            <Table.Tr key={user.id}>
              <Table.Th scope="row">
                <span className="dsg-person">
                  <Avatar name={user.name} /> {user.name}
                </span>
              </Table.Th>
              <Table.Td>{[user.email, user.mobile].filter(Boolean).join(' · ')}</Table.Td>
              <Table.Td>
                {user.roles.map((role) => (
                  <Badge key={role} color="gray" mr={4}>
                    {localize(documents.get('role', role)?.label, role)}
                  </Badge>
                ))}
              </Table.Td>
              <Table.Td>{user.manager?.title}</Table.Td>
              <Table.Td>
                <Badge color={stateColors[user.state]}>{say(`state.${user.state}`)}</Badge>
              </Table.Td>
              <Table.Td>
                <PersonMenu user={user} onEdit={onEdit} onInvite={onInvite} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function PersonMenu({
  user,
  onEdit,
  onInvite,
}: {
  readonly user: User;
  readonly onEdit: (user: User) => void;
  readonly onInvite: (user: User) => void;
}) {
  const say = useText(peopleTexts);
  const { client, me } = useServices();
  const confirm = useConfirm();
  const explain = useErrorText();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => (user.state === 'disabled' ? client.users.enable(user.id) : client.users.disable(user.id)),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['users'] }),
    onError: (error) => notify.error(explain(error).message),
  });
  const disable = async () => {
    if (
      await confirm({
        title: say('disableTitle', { name: user.name }),
        text: say('disableText'),
        confirm: say('disable'),
        dangerous: true,
      })
    )
      change.mutate();
  };
  return (
    <Menu>
      <Menu.Target>
        <IconButton size="sm" label={say('actionsFor', { name: user.name })}>
          <IconDots size={16} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => onEdit(user)}>
          {say('edit')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLink size={15} aria-hidden />}
          disabled={user.state === 'disabled'}
          onClick={() => onInvite(user)}
        >
          {say('invite')}
        </Menu.Item>
        {user.state === 'disabled' ? (
          <Menu.Item leftSection={<IconUserCheck size={15} aria-hidden />} onClick={() => change.mutate()}>
            {say('enable')}
          </Menu.Item>
        ) : (
          <Menu.Item
            color="red.8"
            leftSection={<IconUserOff size={15} aria-hidden />}
            disabled={user.id === me.id}
            onClick={() => void disable()}
          >
            {say('disable')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
