import { Shell } from './shell/Shell.tsx';

/** The whole window. */
export function App() {
  return <Shell />;
}
