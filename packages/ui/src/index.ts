export * from './kit.ts';

export { Chart } from './chart/chart.tsx';
export type { ChartProps } from './chart/chart.tsx';
export type { ChartSeries } from './chart/chart-option.ts';
export { Funnel } from './chart/funnel.tsx';
export type { FunnelProps, FunnelStep } from './chart/funnel.tsx';

export { FaceSlotsProvider, useFaceSlots } from './contract/face-slots.ts';
export type { FaceSlots, FileValue, RecordRef } from './contract/face-slots.ts';
export { laterFace } from './contract/later-face.tsx';
export type {
  CellProps,
  FaceIconProps,
  FieldFace,
  FilterProps,
  InputProps,
  OptionsProps,
} from './contract/field-face.ts';

export { uiErrors } from './errors.ts';
export { useConfirm, useConfirmLeave } from './feedback/confirm.tsx';
export type { ConfirmQuestion } from './feedback/confirm.tsx';
export { errorText, useErrorText } from './feedback/error-text.ts';
export type { ErrorText } from './feedback/error-text.ts';
export { laterComponent } from './feedback/later-component.tsx';
export { Modal } from './feedback/modal.tsx';
export { notify } from './feedback/notify.tsx';
export type { NotifyOptions } from './feedback/notify.tsx';
export { EmptyState, ErrorState, SkeletonForm, SkeletonRows, Spinner } from './feedback/states.tsx';
export type { EmptyStateProps, ErrorStateProps } from './feedback/states.tsx';

export * from './format/index.ts';

export { hotkeyHandler, useHotkeys } from './hooks/use-hotkeys.ts';
export type { Hotkey, HotkeyOptions } from './hooks/use-hotkeys.ts';
export { isComposing, useImeDraft } from './hooks/use-ime-draft.ts';
export type { ImeDraft } from './hooks/use-ime-draft.ts';
export { useIsPhone } from './hooks/use-is-phone.ts';
export { useLater } from './hooks/use-later.ts';
export { useStable } from './hooks/use-stable.ts';
export { useUnsavedWarning } from './hooks/use-unsaved-warning.ts';

export { AsyncMultiPicker } from './inputs/async-multi-picker.tsx';
export type { AsyncMultiPickerProps } from './inputs/async-multi-picker.tsx';
export { AsyncPicker } from './inputs/async-picker.tsx';
export type { AsyncPickerProps } from './inputs/async-picker.tsx';
export { useAsyncSearch } from './inputs/async-search.ts';
export type { PickerItem, SearchItems, SearchState } from './inputs/async-search.ts';
export { Checkbox } from './inputs/checkbox.tsx';
export type { CheckboxProps } from './inputs/checkbox.tsx';
export { ChoiceDot } from './inputs/choice-dot.tsx';
export { MultiSelect, SegmentedControl, Select, Switch } from './inputs/choices.tsx';
export type { Choice, MultiSelectProps, SegmentedControlProps, SelectProps, SwitchProps } from './inputs/choices.tsx';
export { ColorSwatchPicker } from './inputs/color-swatch-picker.tsx';
export { DateInput, DateTimeInput } from './inputs/date-input.tsx';
export type { DateInputProps, DateTimeInputProps } from './inputs/date-input.tsx';
export { FileDrop, isAccepted } from './inputs/file-drop.tsx';
export type { FileDropProps } from './inputs/file-drop.tsx';
export { NumberInput } from './inputs/number-input.tsx';
export type { NumberInputProps } from './inputs/number-input.tsx';
export { SearchInput } from './inputs/search-input.tsx';
export type { SearchInputProps } from './inputs/search-input.tsx';
export { PasswordInput, TextInput } from './inputs/text-input.tsx';
export type { PasswordInputProps, TextInputProps } from './inputs/text-input.tsx';
export { Textarea } from './inputs/textarea.tsx';
export type { TextareaProps } from './inputs/textarea.tsx';
export { parseTypedDate } from './inputs/typed-date.ts';

export { IconButton } from './layout/icon-button.tsx';
export type { IconButtonProps } from './layout/icon-button.tsx';
export { Breadcrumbs, PageHeader, Panel, Toolbar } from './layout/page-header.tsx';
export type { Crumb, PageHeaderProps, PanelProps, ToolbarProps } from './layout/page-header.tsx';
export { PathBar } from './layout/path-bar.tsx';
export type { PathBarProps, PathStage } from './layout/path-bar.tsx';
export { Avatar } from './layout/person-avatar.tsx';
export type { AvatarProps } from './layout/person-avatar.tsx';
export { SplitPane } from './layout/split-pane.tsx';
export type { SplitPaneProps } from './layout/split-pane.tsx';

export { createI18n, rememberedLocale, rememberLocale, textBundle } from './text/i18n.ts';
export type { I18n, TextBundle, TextEntry } from './text/i18n.ts';
export { LanguageScope } from './text/language-scope.tsx';
export { useLocale, useLocalize } from './text/locale.tsx';
export type { Place } from './text/locale.tsx';
export { uiTexts } from './text/ui-texts.ts';
export { useText } from './text/use-text.ts';
export type { Say } from './text/use-text.ts';

export { EntityIcon, entityIconName, entityIconNames } from './layout/entity-icon.tsx';
export { useColorMode } from './theme/color-mode.ts';
export type { ColorMode } from './theme/color-mode.ts';
export { paletteColor, paletteColors } from './theme/colors.ts';
export type { PaletteColor } from './theme/colors.ts';
export { TesseraProvider } from './theme/tessera-provider.tsx';
export type { TesseraProviderProps } from './theme/tessera-provider.tsx';
export type { Density } from './theme/theme.ts';

export { DataGrid } from './grid/data-grid.tsx';
export type { DataGridProps } from './grid/data-grid.tsx';
export type { GridCells, GridCellState, GridClip, GridEdit, GridMove } from './grid/grid-cells.ts';
export { nextSort } from './grid/grid-model.ts';
export type { GridColumn, GridSelection, GridSort } from './grid/grid-model.ts';
export { pastedTexts, rangeSize, readTabbed, tabbedText, tableHtml } from './grid/grid-range.ts';
export type { GridRange } from './grid/grid-range.ts';

export { conditionBridge, expressionCheck } from './rules/condition-bridge.ts';
export { ConditionEditor } from './rules/condition-editor.tsx';
export type { ConditionBridge, ConditionEditorProps } from './rules/condition-editor.tsx';
export { ExpressionEditor } from './rules/expression-editor.tsx';
export type { ExpressionEditorProps } from './rules/expression-editor.tsx';
export { useDayWords } from './rules/day-words.ts';
export { useOperatorText } from './rules/operator-text.ts';
export { RuleBuilder } from './rules/rule-builder.tsx';
export type { RuleBuilderProps } from './rules/rule-builder.tsx';
export { isComplete, shapedValue, valueShape, valueSource } from './rules/rule-model.ts';
export { isSeveral, userSayingIn, userSayings, useSayingText } from './rules/user-sayings.ts';
export type { UserSaying } from './rules/user-sayings.ts';
export { filterValue } from './rules/filter-value.tsx';
export type { RuleField, RuleValueProps, ValueSource } from './rules/rule-model.ts';

export { AccountItems } from './session/account-items.tsx';
export { NotFound } from './session/not-found.tsx';
export { PasswordForm } from './session/password-form.tsx';
export type { PasswordFormProps } from './session/password-form.tsx';
export { passwordStrength } from './session/password-strength.ts';
export { BrandMark, SessionFrame } from './session/session-frame.tsx';
export { SessionGate, takeLinkToken } from './session/session-gate.tsx';
export type { GateSession, LinkToken, SessionGateProps, SessionPort } from './session/session-gate.tsx';
export { SignInForm } from './session/sign-in-form.tsx';
