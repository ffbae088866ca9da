import { create } from 'zustand';
interface Install {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
}
export const useInstall = create<Install>((set) => ({
  isOpen: false,
  open: () => set({ isOpen: true }),
  close: () => set({ isOpen: false }),
}));
