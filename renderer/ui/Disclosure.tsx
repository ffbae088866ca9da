import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure as AriaDisclosure, DisclosurePanel, Heading } from 'react-aria-components';
import './disclosure.css';

interface DisclosureProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly isOpen?: boolean;
}

/** A part that is folded until asked for. */
export function Disclosure({ title, children, isOpen = false }: DisclosureProps) {
  return (
    <AriaDisclosure className="disclosure" defaultExpanded={isOpen}>
      <Heading className="disclosure-heading" level={3}>
        <Button slot="trigger" className="disclosure-button">
          <ChevronRight aria-hidden="true" />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
