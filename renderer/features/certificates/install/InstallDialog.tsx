export function InstallDialog() {
  return null;
}
