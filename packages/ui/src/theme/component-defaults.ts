import type { MantineThemeComponents } from '@mantine/core';
import type { Locale } from '@tessera/std';
import { formatDate } from '../format/date.ts';
import { uiTexts } from '../text/ui-texts.ts';
import type { Density } from './theme.ts';

/** Sizes and spoken labels of the kit's components in one language. */
export function componentDefaults(locale: Locale, density: Density): MantineThemeComponents {
  const say = (key: keyof typeof uiTexts.texts): string => String(uiTexts.texts[key][locale]);
  const size = density === 'compact' ? 'xs' : 'sm';
  const close = { 'aria-label': say('close') };
  const clear = { 'aria-label': say('clear') };
  const ariaLabels = {
    nextMonth: say('nextMonth'),
    previousMonth: say('previousMonth'),
    nextYear: say('nextYear'),
    previousYear: say('previousYear'),
    nextDecade: say('nextDecade'),
    previousDecade: say('previousDecade'),
    monthLevelControl: locale === 'zh-CN' ? '切换到年' : 'Change to the year view',
    yearLevelControl: locale === 'zh-CN' ? '切换到十年' : 'Change to the decade view',
  };
  const calendar = {
    ariaLabels,
    getDayAriaLabel: (date: string) => formatDate(date.slice(0, 10), locale, 'long'),
    yearLabelFormat: locale === 'zh-CN' ? 'YYYY年' : 'YYYY',
    monthLabelFormat: locale === 'zh-CN' ? 'YYYY年M月' : 'MMMM YYYY',
    monthsListFormat: locale === 'zh-CN' ? 'M月' : 'MMM',
    weekdayFormat: locale === 'zh-CN' ? 'dd' : 'dd',
  };
  const picker = {
    size,
    nothingFoundMessage: say('noMatch'),
    clearButtonProps: clear,
    checkIconPosition: 'right',
    comboboxProps: { shadow: 'md' },
    // The list itself scrolls: a box around it would be a stop of its own for the keyboard.
    withScrollArea: false,
  };
  const pickerStyles = { options: { maxHeight: 220, overflowY: 'auto' } };
  const dialog = {
    closeButtonProps: close,
    overlayProps: { backgroundOpacity: 0.35 },
    padding: 'lg',
    // Its header is not a second banner of the page.
    attributes: { header: { role: 'presentation' } },
  };
  const dialogStyles = { title: { fontSize: '16px', fontWeight: 620 } };
  return {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: density === 'compact' ? 'md' : 'lg' } },
    Alert: { defaultProps: { closeButtonLabel: say('close'), variant: 'light' } },
    Anchor: { defaultProps: { underline: 'hover' } },
    Badge: { defaultProps: { variant: 'light', radius: 'xs', tt: 'none', fw: 500 } },
    Breadcrumbs: { defaultProps: { separatorMargin: 6 } },
    Burger: { defaultProps: { 'aria-label': say('toggleMenu') } },
    Button: { defaultProps: { size, fw: 500 } },
    Checkbox: { defaultProps: { size, radius: 'xs' } },
    ColorInput: { defaultProps: { size } },
    DateInput: { defaultProps: { size, ...calendar, clearButtonProps: clear, popoverProps: { shadow: 'md' } } },
    DatePicker: { defaultProps: calendar },
    DateTimePicker: {
      defaultProps: {
        size,
        ...calendar,
        clearButtonProps: clear,
        popoverProps: { shadow: 'md' },
        submitButtonProps: { 'aria-label': say('confirm') },
        timePickerProps: {
          hoursInputLabel: say('hour'),
          minutesInputLabel: say('minute'),
          secondsInputLabel: say('second'),
        },
      },
    },
    Drawer: { defaultProps: dialog, styles: dialogStyles },
    Input: { defaultProps: { size } },
    InputWrapper: {
      defaultProps: { size, inputWrapperOrder: ['label', 'description', 'input', 'error'] },
      styles: { label: { marginBottom: 4 }, description: { marginBottom: 4 }, error: { marginTop: 4 } },
    },
    Loader: { defaultProps: { type: 'dots' } },
    Menu: {
      // A menu holds its items and nothing else.
      defaultProps: { shadow: 'md', position: 'bottom-end', withinPortal: true, withInitialFocusPlaceholder: false },
    },
    // Opening a menu leads to its first item.
    MenuItem: { defaultProps: { 'data-autofocus': true } },
    Modal: { defaultProps: { ...dialog, centered: true, radius: 'md' }, styles: dialogStyles },
    MultiSelect: { defaultProps: picker, styles: pickerStyles },
    NativeSelect: { defaultProps: { size } },
    Notification: { defaultProps: { closeButtonProps: close, radius: 'md' } },
    PasswordInput: { defaultProps: { size } },
    Pill: { defaultProps: { size } },
    Popover: { defaultProps: { shadow: 'md' } },
    Radio: { defaultProps: { size } },
    SegmentedControl: { defaultProps: { size } },
    Select: { defaultProps: { ...picker, allowDeselect: false }, styles: pickerStyles },
    Switch: { defaultProps: { size } },
    TagsInput: { defaultProps: picker, styles: pickerStyles },
    Textarea: { defaultProps: { size, autosize: true, minRows: 2 } },
    TextInput: { defaultProps: { size } },
    Tooltip: {
      defaultProps: {
        openDelay: 400,
        withArrow: false,
        fz: 'xs',
        px: 8,
        py: 4,
        events: { hover: true, focus: true, touch: false },
      },
    },
  };
}
