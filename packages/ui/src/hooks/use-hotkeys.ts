import { useEffect, useRef } from 'react';
import { isComposing } from './use-ime-draft.ts';

/** A shortcut: keys joined by `+`, `mod` being Ctrl, or Cmd on a Mac: `mod+s`, `shift+?`, `Escape`. */
export type Hotkey = readonly [keys: string, run: (event: KeyboardEvent) => void, options?: HotkeyOptions];

export interface HotkeyOptions {
  /** Also while a text field has the focus; false unless told, true for shortcuts with `mod`. */
  readonly inFields?: boolean;
  /** Asked on every press; false leaves the key to whatever else it does. */
  readonly when?: () => boolean;
}

/**
 * Listens to shortcuts of a page. None fires while an input method composes, when a control already handled the key,
 * or while a dialog stands over the page: a dialog has its own (`hotkeyHandler`).
 */
export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const current = useRef(hotkeys);
  useEffect(() => {
    current.current = hotkeys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (document.querySelector('[aria-modal="true"]') === null) runHotkey(current.current, event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Shortcuts of one part of a page, for its `onKeyDown`. */
export function hotkeyHandler(hotkeys: readonly Hotkey[]): (event: { readonly nativeEvent: KeyboardEvent }) => void {
  return ({ nativeEvent }) => runHotkey(hotkeys, nativeEvent);
}

function runHotkey(hotkeys: readonly Hotkey[], event: KeyboardEvent): void {
  if (isComposing(event) || event.defaultPrevented) return;
  const found = hotkeys.find(([keys, , options]) => matchesHotkey(keys, event) && mayFire(keys, event.target, options));
  if (!found) return;
  event.preventDefault();
  found[1](event);
}

/** Whether a key event is the shortcut. */
export function matchesHotkey(
  keys: string,
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
): boolean {
  const parts = keys.toLowerCase().split('+');
  const key = parts.pop() || '+';
  const has = (name: string): boolean => parts.includes(name);
  const mod = event.ctrlKey || event.metaKey;
  // A printable sign such as ? needs Shift on some keyboards only, so Shift is asked for letters and named keys alone.
  const shiftMatters = key.length > 1 || /[a-z]/.test(key);
  return (
    event.key.toLowerCase() === key &&
    mod === has('mod') &&
    event.altKey === has('alt') &&
    (!shiftMatters || event.shiftKey === has('shift'))
  );
}

function mayFire(keys: string, target: EventTarget | null, options: HotkeyOptions | undefined): boolean {
  if (options?.when?.() === false) return false;
  if (options?.inFields ?? keys.includes('mod+')) return true;
  return !(
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('[role="menu"], [role="listbox"]') !== null)
  );
}
