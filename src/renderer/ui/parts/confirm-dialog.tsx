import { useId } from 'react';
import { ModalDialog } from './modal-dialog';

interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that can't be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const textId = useId();
  return (
    <ModalDialog title={props.title} describedBy={textId} onCancel={props.onCancel}>
      <p className="dialog__text" id={textId}>
        {props.text}
      </p>
      <div className="dialog__buttons">
        <button type="button" className="button" onClick={props.onCancel}>
          {props.cancel}
        </button>
        <button type="button" className="button button--hang-up" onClick={props.onConfirm}>
          {props.confirm}
        </button>
      </div>
    </ModalDialog>
  );
}
