import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';

interface ModalDialogProps {
  readonly title: string;
  readonly className?: string;
  /** Of what describes it. */
  readonly describedBy?: string;
  /** Escape. */
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** The browser's own dialog: it keeps the focus inside and gives it back. */
export function ModalDialog({ title, className = '', describedBy, onCancel, children }: ModalDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // In the layout phase: it must close while it is still in the page, or the focus does not go back.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`.trim()}
      aria-labelledby={titleId}
      aria-describedby={describedBy}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 className="dialog__title" id={titleId}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
