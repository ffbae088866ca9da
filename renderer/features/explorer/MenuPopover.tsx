import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button } from '../../ui/Button.tsx';

interface MenuPopoverProps {
  readonly title: string;
  readonly icon: ReactNode;
  readonly label: string;
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a small panel below it. */
export function MenuPopover({ title, icon, label, children }: MenuPopoverProps) {
  return (
    <DialogTrigger>
      <Button look="quiet" icon={icon}>
        {title}
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="explorer-menu" aria-label={label}>
          {({ close }) => children(close)}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
