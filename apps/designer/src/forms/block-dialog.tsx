import { useState } from 'react';
import { fieldsOf, listFields, referencesTo, shownFields } from '@tessera/model';
import { required } from '@tessera/std';
import { Button, Group, Modal, Radio, Stack, Text, useLocalize, useText } from '@tessera/ui';
import { allBlocks } from '../blocks/all-blocks.ts';
import type { Block } from '../blocks/block.ts';
import { childEntity, childLink, withLines } from '../blocks/child-entity.ts';
import { useDocument, useDocuments } from '../draft/draft-context.tsx';
import { putEdit } from '../draft/edit.ts';
import type { FormSpot } from '../edits/form-edits.ts';
import { clipTexts } from '../locale/clip-texts.ts';
import { allKinds } from '../parts/field-kinds.ts';
import { useGo } from '../shell/places.ts';
import { useFormActions } from './form-context.ts';

interface BlockDialogProps {
  readonly block: string;
  readonly spot: FormSpot;
  readonly onClose: () => void;
}

/** What a block has to know first: where its lines come from, or that it needs a lifecycle. */
export function BlockDialog({ block: name, spot, onClose }: BlockDialogProps) {
  const say = useText(clipTexts);
  const localize = useLocalize();
  const { form: id } = useFormActions();
  const form = useDocument('form', id);
  const go = useGo();
  const [, block] = required(
    allBlocks.find(([one]) => one === name),
    `block ${name}`,
  );
  const label = localize(block.label, name);
  return (
    <Modal opened onClose={onClose} title={say('blockTitle', { name: label })}>
      {block.needs === 'status' ? (
        <Stack gap="md">
          <Text size="sm">{say('blockNeedsStatus', { name: label })}</Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button onClick={() => go(`/entities/${form?.entity ?? ''}/workflow`)}>{say('blockToLifecycle')}</Button>
          </Group>
        </Stack>
      ) : (
        <ChildChoice block={block} spot={spot} onClose={onClose} />
      )}
    </Modal>
  );
}

const isNew = 'new';

function ChildChoice({ block, spot, onClose }: Omit<BlockDialogProps, 'block'> & { readonly block: Block }) {
  const say = useText(clipTexts);
  const localize = useLocalize();
  const { form: id, put } = useFormActions();
  const documents = useDocuments();
  const entityId = useDocument('form', id)?.entity ?? '';
  const entity = useDocument('entity', entityId);
  const sources = referencesTo(documents, entityId).filter(({ field }) => !field.hidden);
  const [choice, setChoice] = useState(isNew);
  if (!entity || !block.child) return null;
  const made = childEntity(documents, entity, block.child);
  const insert = () => {
    const [from = '', key = childLink] = choice.split('/');
    const source = choice === isNew ? made : required(documents.get('entity', from), `entity ${from}`);
    const sums = shownFields(source)
      .filter(([, field]) => allKinds[field.kind]?.group === 'number')
      .map(([one]) => one);
    const shown =
      choice === isNew
        ? { columns: Object.keys(block.child?.fields ?? {}), sums: sums.slice(-1) }
        : { columns: listFields(source, 6), sums: sums.slice(0, 2) };
    put(
      { fields: {}, items: withLines(block.items, source, choice === isNew ? childLink : key, shown) },
      spot,
      new Set(),
      say('blockInserted', { name: localize(block.label) }),
      choice === isNew ? [putEdit(made)] : [],
    );
    onClose();
  };
  const names = fieldsOf(made)
    .filter(([key]) => block.child && key in block.child.fields)
    .map(([key, field]) => localize(field.label, key));
  return (
    <Stack gap="md">
      <Radio.Group label={say('blockChild')} value={choice} onChange={setChoice}>
        <Stack gap="sm" mt="xs">
          <Radio
            value={isNew}
            label={say('blockNewChild')}
            description={say('blockNewChildHint', {
              name: localize(made.label),
              fields: names.join('、'),
              parent: localize(entity.label),
            })}
          />
          {sources.map(({ entity: from, key, field }) => (
            <Radio
              key={`${from}/${key}`}
              value={`${from}/${key}`}
              label={`${localize(documents.get('entity', from)?.label, from)} · ${localize(field.label, key)}`}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {say('cancel')}
        </Button>
        <Button onClick={insert}>{say('insert')}</Button>
      </Group>
    </Stack>
  );
}
