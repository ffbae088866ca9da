import type { Implementation } from '../../shared/contract/index.ts';
import { readAbout } from './about/about.ts';
import { makeBackup } from './backup/make-backup.ts';
import { restoreBackup } from './backup/restore.ts';
import type { CallContext } from './context.ts';
import type { Ports } from './ports.ts';
import { folderBytes } from './store/generation.ts';
import type { Tickets } from './tickets.ts';
import type { Workspace } from './store/workspace.ts';

export interface WorkspaceParts {
  readonly ports: Pick<Ports, 'dataDirectory' | 'cacheDirectory' | 'resource' | 'now' | 'log'>;
  readonly tickets: Tickets;
  readonly workspace: () => Workspace;
}

/** The contract's workspace: what a person chose, saved and muted, and what this installation is. */
export function createWorkspace({
  ports,
  tickets,
  workspace,
}: WorkspaceParts): Implementation<CallContext>['workspace'] {
  const { dataDirectory: data, cacheDirectory: cache } = ports;
  const now = (): string => ports.now().toISOString();
  return {
    settings: async () => workspace().settings(),
    saveSettings: async (chosen) => {
      const saved = workspace().saveSettings(chosen);
      // What counts for every source that has nothing of its own.
      workspace().setRetention('', { generations: saved.keepGenerations, loads: saved.keepLoads });
      return saved;
    },
    folders: async () => ({ data, cache, cacheBytes: folderBytes(cache) }),
    about: async () => readAbout(ports),
    views: async () => workspace().views(),
    saveView: async (view) => workspace().saveView({ ...view, savedAt: now() }),
    removeView: async ({ id }) => ({ removed: workspace().removeView(id) }),
    mutedRules: async () => workspace().mutedRules(),
    muteRule: async ({ code, reason }) => workspace().muteRule({ code, reason, at: now() }),
    backup: async ({ out, force = false }) => makeBackup(ports, { path: tickets.pathOf(out, 'write'), force }),
    restore: async ({ file, force = false, atNextStart = false }) =>
      restoreBackup(ports, { path: tickets.pathOf(file, 'read'), force, atNextStart }),
    unmuteRule: async ({ code }) => ({ removed: workspace().unmuteRule(code) }),
  };
}
