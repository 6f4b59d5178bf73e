import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { Delete, type LucideIcon } from 'lucide-react';
import { Avatar } from '../../parts/avatar';
import { IconButton } from '../../parts/icon-button';
import { useText } from '../../text/text-context';
import { moveActive } from './option-cursor';
import type { Suggestion } from './suggestions';

interface DialFieldProps {
  readonly label: string;
  /** What is offered for the typed text itself. */
  readonly action: (text: string) => string;
  readonly icon: LucideIcon;
  readonly value: string;
  readonly suggestions: readonly Suggestion[];
  readonly errorId: string | undefined;
  readonly onChange: (text: string) => void;
  /** What is typed. */
  readonly onCall: () => void;
}

/** Where a name or number is typed, with people from the recent calls below (ARIA combobox with a listbox). */
export function DialField(props: DialFieldProps) {
  const { label, action, icon: Icon, value, suggestions, errorId, onChange, onCall } = props;
  const { t } = useText();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  const shown = open && value.trim() !== '';
  const optionId = (index: number) => `${listId}-${String(index)}`;

  const close = () => {
    setOpen(false);
    setActive(null);
  };
  /** A person is put into the field, to be seen before the call; the last option calls what is typed. */
  const choose = (index: number) => {
    const suggestion = suggestions[index];
    close();
    if (suggestion) onChange(suggestion.target);
    else onCall();
  };
  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: () => {
      setOpen(true);
      setActive(moveActive(active, 1, suggestions.length + 1));
    },
    ArrowUp: () => {
      setOpen(true);
      setActive(moveActive(active, -1, suggestions.length + 1));
    },
    Enter: () => {
      if (shown && active !== null) choose(active);
      else {
        close();
        onCall();
      }
    },
    Escape: () => {
      if (shown) close();
      else onChange('');
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const handle = keys[event.key];
    if (!handle || event.nativeEvent.isComposing) return;
    event.preventDefault();
    handle();
  };

  return (
    <div className="dial">
      <div className="dial__box">
        <input
          ref={input}
          className="dial__input"
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={shown ? listId : undefined}
          aria-activedescendant={shown && active !== null ? optionId(active) : undefined}
          aria-invalid={errorId !== undefined}
          aria-describedby={errorId}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          placeholder={label}
          dir={value === '' ? undefined : 'auto'}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
            setOpen(true);
            setActive(null);
          }}
          onKeyDown={onKeyDown}
          onBlur={close}
        />
        {value !== '' && (
          <IconButton
            icon={Delete}
            label={t('dial.delete')}
            onPress={() => {
              onChange([...value].slice(0, -1).join(''));
              input.current?.focus();
            }}
          />
        )}
      </div>
      {shown && (
        <ul
          id={listId}
          className="dial__list"
          role="listbox"
          aria-label={t('dial.suggestions')}
          // The field keeps the focus while an option is pressed.
          onPointerDown={(event) => {
            event.preventDefault();
          }}
        >
          {suggestions.map((suggestion, index) => (
            <li
              key={suggestion.target}
              id={optionId(index)}
              className="dial__option"
              role="option"
              aria-selected={active === index}
              onClick={() => {
                choose(index);
              }}
            >
              <Avatar name={suggestion.number === null ? null : suggestion.who} />
              <span className="dial__option-text">
                <span className="one-line" title={suggestion.who}>
                  {suggestion.who}
                </span>
                {suggestion.number !== null && (
                  <span className="dial__option-number number one-line">{suggestion.number}</span>
                )}
              </span>
            </li>
          ))}
          <li
            id={optionId(suggestions.length)}
            className="dial__option"
            role="option"
            aria-selected={active === suggestions.length}
            onClick={() => {
              choose(suggestions.length);
            }}
          >
            <span className="avatar" aria-hidden="true">
              <Icon size={16} strokeWidth={1.75} />
            </span>
            <span className="one-line">{action(value.trim())}</span>
          </li>
        </ul>
      )}
    </div>
  );
}
