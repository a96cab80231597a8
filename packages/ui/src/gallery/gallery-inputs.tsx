import { useState } from 'react';
import { notify } from '../feedback/notify.tsx';
import { AsyncMultiPicker } from '../inputs/async-multi-picker.tsx';
import { AsyncPicker } from '../inputs/async-picker.tsx';
import type { PickerItem } from '../inputs/async-search.ts';
import { Checkbox } from '../inputs/checkbox.tsx';
import { MultiSelect, SegmentedControl, Select, Switch } from '../inputs/choices.tsx';
import { ColorSwatchPicker } from '../inputs/color-swatch-picker.tsx';
import { DateInput, DateTimeInput } from '../inputs/date-input.tsx';
import { FileDrop } from '../inputs/file-drop.tsx';
import { NumberInput } from '../inputs/number-input.tsx';
import { SearchInput } from '../inputs/search-input.tsx';
import { TextInput } from '../inputs/text-input.tsx';
import { Textarea } from '../inputs/textarea.tsx';
import type { PaletteColor } from '../theme/colors.ts';
import { useText } from '../text/use-text.ts';
import { galleryTexts } from './gallery-texts.ts';
import { people, searchPeople, stageChoices } from './sample.ts';

export function GalleryInputs() {
  const say = useText(galleryTexts);
  const [name, setName] = useState('华东机电设备有限公司');
  const [remark, setRemark] = useState('');
  const [amount, setAmount] = useState<string | null>('1280000.5');
  const [quantity, setQuantity] = useState<string | null>('-3');
  const [stage, setStage] = useState<string | null>('talk');
  const [products, setProducts] = useState<string[]>(['new', 'offer']);
  const [day, setDay] = useState<string | null>('2026-03-05');
  const [visit, setVisit] = useState<string | null>('2026-03-05T06:30:00.000000Z');
  const [owner, setOwner] = useState<PickerItem | null>(people[0] ?? null);
  const [team, setTeam] = useState<PickerItem[]>(people.slice(1, 3));
  const [on, setOn] = useState(true);
  const [view, setView] = useState('table');
  const [color, setColor] = useState<PaletteColor>('teal');
  const [query, setQuery] = useState('');
  return (
    <div className="tsr-gallery-stack">
      <div className="tsr-gallery-fields">
        <TextInput label={say('name')} description={say('nameHelp')} required value={name} onChange={setName} />
        <TextInput label={say('name')} required value="" onChange={setName} error={say('nameMissing')} />
        <TextInput label={say('name')} disabled value={name} onChange={setName} />
        <NumberInput label={say('amount')} value={amount} onChange={setAmount} scale={2} minimumScale={2} prefix="¥" />
        <NumberInput label={say('quantity')} value={quantity} onChange={setQuantity} scale={0} min="0" />
        <NumberInput label={say('share')} value="15" onChange={() => undefined} suffix="%" readOnly />
        <Select label={say('stage')} data={stageChoices(say)} value={stage} onChange={setStage} clearable />
        <MultiSelect label={say('products')} data={stageChoices(say)} value={products} onChange={setProducts} />
        <DateInput label={say('closeDate')} value={day} onChange={setDay} />
        <DateTimeInput label={say('meeting')} value={visit} onChange={setVisit} />
        <AsyncPicker label={say('owner')} value={owner} onChange={setOwner} search={searchPeople} required />
        <AsyncMultiPicker label={say('members')} value={team} onChange={setTeam} search={searchPeople} />
        <Textarea label={say('remark')} value={remark} onChange={setRemark} />
        <SearchInput value={query} onSearch={setQuery} />
        <ColorSwatchPicker value={color} onChange={setColor} />
      </div>
      <div className="tsr-gallery-row">
        <Checkbox label={say('subscribe')} checked={on} onChange={setOn} />
        <Checkbox label={say('archived')} checked={false} disabled onChange={setOn} />
        <Switch label={say('active')} checked={on} onChange={setOn} />
        <SegmentedControl
          label={say('view')}
          value={view}
          onChange={setView}
          data={[
            { value: 'table', label: say('table') },
            { value: 'board', label: say('board') },
          ]}
        />
      </div>
      <FileDrop
        onFiles={(files) => notify.success(files.map((file) => file.name).join('、'))}
        onRefused={(reasons) => notify.error(reasons.join(' '))}
        maxBytes={1_000_000}
      />
    </div>
  );
}
