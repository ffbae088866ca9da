import { api } from '../../client/index.ts';
import { useNavigation } from '../../navigation/store.ts';
import { useJobs } from '../../shell/jobs-store.ts';

/** The source that the fictional region is imported as. */
export const EXAMPLE_SOURCE = 'EXEMPLE';

/** Makes the fictional region, imports it, and shows how far it is. */
export async function importExample(): Promise<void> {
  const { jobId } = await api.synthetic.example({});
  await useJobs.getState().follow(jobId);
  useNavigation.getState().go({ screen: 'home', id: jobId });
}
