import { useEffect } from 'react';
import { useCommands } from '../../shell/commands.ts';

interface Handlers {
  readonly find: () => void;
  readonly copy: () => void;
  readonly exportShown: () => void;
}

/** What the window's commands do while the list is shown. */
export function useExplorerCommands({ find, copy, exportShown }: Handlers): void {
  useEffect(
    () => useCommands.getState().provide({ find, 'copy-rows': copy, export: exportShown }),
    [find, copy, exportShown],
  );
}
