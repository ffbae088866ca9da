/** Lets the person choose a folder, through the browser's own dialog; every file in it is given. */
export function chooseFolder(onFiles: (files: readonly File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.webkitdirectory = true;
  input.hidden = true;
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    input.remove();
    onFiles(files);
  });
  input.addEventListener('cancel', () => {
    input.remove();
  });
  // In the page while the dialog is open: an element that only a listener holds may be collected before it answers.
  document.body.append(input);
  input.click();
}
