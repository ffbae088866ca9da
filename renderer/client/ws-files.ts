import type { GivenFile } from '../../shared/contract/host.ts';
import { AppError } from '../../shared/errors.ts';

const SESSION_HEADER = 'x-cercle-session';
const NAME_HEADER = 'x-cercle-file-name';
const BATCH_HEADER = 'x-cercle-batch';

export interface UploadOptions {
  readonly secret: string;
  readonly batch: string | undefined;
  readonly onProgress: ((bytes: number) => void) | undefined;
}

function failed(status: number, file: string): AppError {
  if (status === 507) return new AppError('storage.full', `No room for ${file}.`, { values: { file } });
  return new AppError('file.unreadable', `${file} could not be handed over (${status}).`, { values: { file } });
}

/** Streams a file to the loopback host. XMLHttpRequest, because `fetch` does not tell how much was sent. */
export function upload(file: File, { secret, batch, onProgress }: UploadOptions): Promise<GivenFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/files');
    request.setRequestHeader(SESSION_HEADER, secret);
    request.setRequestHeader(NAME_HEADER, encodeURIComponent(file.name));
    if (batch !== undefined) request.setRequestHeader(BATCH_HEADER, batch);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded }) => onProgress?.(loaded);
    request.onload = () =>
      request.status === 201 ? resolve(request.response as GivenFile) : reject(failed(request.status, file.name));
    request.onerror = () => reject(failed(0, file.name));
    request.send(file);
  });
}

/** Downloads what a service wrote under a save ticket; the browser keeps large bodies on disk. */
export async function download(ticket: string, name: string, secret: string): Promise<void> {
  const answer = await fetch(`/files/${ticket}`, { headers: { [SESSION_HEADER]: secret } });
  if (!answer.ok) throw failed(answer.status, name);
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser needs the address until it has opened the file.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
