// Shortcuts of one character can be switched off: keys with a name, such as Enter and the arrows, stay.
import { settings } from '../settings.ts'

/** Whether such shortcuts are wanted; whoever shows a key asks this too. */
export const singleKeys = (): boolean => settings.shortcuts.value === 'on'

/** As `KeyboardEvent.key`. */
export const isSingle = (key: string): boolean => key.length === 1

/** Whether this key may be a shortcut now. */
export const isWanted = (key: string): boolean => singleKeys() || !isSingle(key)
