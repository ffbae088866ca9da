import type { Job } from '../../../shared/contract/jobs.ts';
import type { ConformityReport } from '../../../shared/contract/quality.ts';
import type { Workspace } from '../store/workspace.ts';
import type { JobRows } from './runner.ts';

/**
 * Jobs in the workspace, opened with the first of them. The examples of a conformity report are not kept: they quote the data, and
 * a source that is removed must leave nothing behind.
 */
export function createWorkspaceRows(workspace: () => Pick<Workspace, 'save' | 'get' | 'list'>): JobRows {
  return {
    save: (job) => workspace().save(withoutExamples(job)),
    get: (id) => workspace().get(id),
    list: (limit) => workspace().list(limit),
  };
}

function withoutExamples(job: Job): Job {
  if (job.kind !== 'conformity' || job.state !== 'finished') return job;
  const report = job.result as ConformityReport;
  return { ...job, result: { ...report, rules: report.rules.map((rule) => ({ ...rule, examples: [] })) } };
}
