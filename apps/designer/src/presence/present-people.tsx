import type { PresentPerson } from '@tessera/client';
import { Avatar, Tooltip, useLocalize, useText } from '@tessera/ui';
import { useDocuments } from '../draft/draft-context.tsx';
import { entityTexts } from '../locale/entity-texts.ts';
import { presenceTexts } from '../locale/presence-texts.ts';
import { shellTexts } from '../locale/shell-texts.ts';
import { useHere, usePresent } from './presence-context.tsx';

/** Most people drawn; the rest is counted. */
const mostPeople = 4;

/** Everybody else who designs right now, and where. */
export function PresentPeople() {
  const say = useText(presenceTexts);
  const place = usePlaceWords();
  const people = usePresent();
  return <Row people={people} label={say('people')} size={26} words={(person) => place(person)} />;
}

/** Who works on an entity, on its card. */
export function PresentOnEntity({ entity }: { readonly entity: string }) {
  const people = usePresent().filter((person) => entityAt(person)?.entity === entity);
  const say = useText(presenceTexts);
  return <Row people={people} label={say('people')} size={20} />;
}

/** Who has a tab of an entity open. */
export function PresentOnTab({ entity, tab }: { readonly entity: string; readonly tab: string }) {
  const people = usePresent().filter((person) => {
    const at = entityAt(person);
    return at?.entity === entity && at.tab === tab;
  });
  const say = useText(presenceTexts);
  return <Row people={people} label={say('people')} size={20} />;
}

/** Who has the very same thing open. */
export function PresentHere() {
  const { page, selected } = useHere();
  const people = usePresent().filter((person) => person.page === page && person.selected === selected);
  const say = useText(presenceTexts);
  return <Row people={people} label={say('here')} size={22} words={() => say('here')} />;
}

interface RowProps {
  readonly people: readonly PresentPerson[];
  readonly label: string;
  readonly size: number;
  /** What the tip says after the name. */
  readonly words?: (person: PresentPerson) => string;
}

function Row({ people, label, size, words }: RowProps) {
  const each = [...new Map(people.map((person) => [person.user.id, person])).values()];
  if (each.length === 0) return null;
  return (
    <ul className="dsg-present" aria-label={label}>
      {each.slice(0, mostPeople).map((person) => {
        const text = [person.user.title, words?.(person)].filter(Boolean).join(' · ');
        return (
          <li key={person.user.id}>
            <Tooltip label={text}>
              <span role="img" aria-label={text}>
                <Avatar name={person.user.title} size={size} />
              </span>
            </Tooltip>
          </li>
        );
      })}
      {each.length > mostPeople ? <li>+{each.length - mostPeople}</li> : null}
    </ul>
  );
}

/** The entity and the tab a person has open; on the canvas the selected card counts. */
function entityAt({ page, selected }: PresentPerson): { readonly entity: string; readonly tab: string } | undefined {
  const [first, entity, tab = 'fields'] = page.split('/').slice(1);
  if (first !== 'entities') return undefined;
  if (entity) return { entity, tab };
  const [card] = selected.split('/');
  return card ? { entity: card, tab: '' } : undefined;
}

const pages = ['entities', 'apps', 'roles', 'people', 'releases', 'publish'] as const;
const tabs = ['fields', 'forms', 'views', 'workflow', 'rights'] as const;

/** Where somebody is, in words: 商机 › 流程. */
function usePlaceWords(): (person: PresentPerson) => string {
  const sayShell = useText(shellTexts);
  const sayEntity = useText(entityTexts);
  const localize = useLocalize();
  const documents = useDocuments();
  return (person) => {
    const at = entityAt(person);
    if (at) {
      const tab = tabs.find((one) => one === at.tab);
      const name = localize(documents.get('entity', at.entity)?.label, at.entity);
      return tab ? `${name} › ${sayEntity(`tab.${tab}`)}` : name;
    }
    const page = pages.find((one) => person.page.split('/')[1] === one);
    return sayShell(page ?? 'home');
  };
}
