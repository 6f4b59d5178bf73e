import type { LucideIcon } from 'lucide-react';

interface IconButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onPress: () => void;
}

/** A button without a word on it; the word is its name and its tooltip. */
export function IconButton({ icon: Icon, label, onPress }: IconButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onPress}>
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
