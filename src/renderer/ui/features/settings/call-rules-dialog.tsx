import './rules.css';
import { useId, useState } from 'react';
import { FORWARD_CASES, type AccountRules, type ForwardCase } from '../../../../shared/config/account-rules';
import { ModalDialog } from '../../parts/modal-dialog';
import { SelectField } from '../../parts/select-field';
import { SwitchField } from '../../parts/switch-field';
import { TextField } from '../../parts/text-field';
import { useText } from '../../text/text-context';
import { listOf, noAnswerChoices, rulesFaults, savedRules, type SavedRules } from './call-rules-view';

interface CallRulesDialogProps {
  readonly label: string;
  readonly lineId: string;
  /** SIP address of the account. */
  readonly own: string;
  readonly rules: AccountRules;
  readonly onSave: (saved: SavedRules) => void;
  readonly onClose: () => void;
}

/** What happens to the calls of one account. Nothing holds before Save: a half-typed number must not get anybody's calls. */
export function CallRulesDialog({ label, lineId, own, rules, onSave, onClose }: CallRulesDialogProps) {
  const { t } = useText();
  const [draft, setDraft] = useState(rules);
  const [allowed, setAllowed] = useState(rules.autoAnswer.join(', '));
  const [tried, setTried] = useState(false);
  const faults = tried ? rulesFaults(rules, draft, own) : {};
  const change = (part: Partial<AccountRules>) => {
    setDraft((now) => ({ ...now, ...part }));
  };
  const { forward } = draft;
  const changeForward = (part: Partial<AccountRules['forward']>) => {
    change({ forward: { ...forward, ...part } });
  };
  const save = () => {
    setTried(true);
    const whole = { ...draft, autoAnswer: listOf(allowed) };
    if (Object.keys(rulesFaults(rules, whole, own)).length === 0) onSave(savedRules(rules, whole, lineId));
  };

  return (
    <ModalDialog title={t('rules.title', { label })} className="rules" onCancel={onClose}>
      <div className="rules__fields">
        <div>
          <SwitchField
            label={t('rules.do-not-disturb')}
            on={draft.doNotDisturb}
            onChange={(doNotDisturb) => {
              change({ doNotDisturb });
            }}
          />
          <SwitchField
            label={t('rules.anonymous')}
            on={draft.anonymous}
            onChange={(anonymous) => {
              change({ anonymous });
            }}
          />
        </div>
        <fieldset className="rules__group">
          <legend>{t('rules.forward')}</legend>
          <SelectField
            label={t('rules.forward.by')}
            value={forward.by}
            options={(['phone', 'provider'] as const).map((by) => ({
              value: by,
              label: t(`rules.forward.by.${by}`),
            }))}
            onChange={(value) => {
              changeForward({ by: value === 'provider' ? 'provider' : 'phone' });
            }}
          />
          {FORWARD_CASES.map((when) => (
            <ForwardFields
              key={when}
              when={when}
              forward={forward}
              fault={faults[when] === undefined ? null : t(faults[when])}
              onChange={changeForward}
            />
          ))}
        </fieldset>
        <TextField
          label={t('rules.auto-answer')}
          hint={t('rules.auto-answer.hint')}
          value={allowed}
          onChange={setAllowed}
        />
        <div className="rules__pair">
          <TextField
            label={t('rules.park-code')}
            value={draft.parkCode}
            onChange={(parkCode) => {
              change({ parkCode: parkCode.slice(0, 255) });
            }}
          />
          <TextField
            label={t('rules.pick-up-code')}
            value={draft.pickUpCode}
            onChange={(pickUpCode) => {
              change({ pickUpCode: pickUpCode.slice(0, 255) });
            }}
          />
        </div>
      </div>
      <div className="dialog__buttons">
        <button type="button" className="button" onClick={onClose}>
          {t('rules.cancel')}
        </button>
        <button type="button" className="button button--primary" onClick={save}>
          {t('rules.save')}
        </button>
      </div>
    </ModalDialog>
  );
}

interface ForwardFieldsProps {
  readonly when: ForwardCase;
  readonly forward: AccountRules['forward'];
  readonly fault: string | null;
  readonly onChange: (part: Partial<AccountRules['forward']>) => void;
}

function ForwardFields({ when, forward, fault, onChange }: ForwardFieldsProps) {
  const { t } = useText();
  const faultId = useId();
  const { on, target } = forward[when];
  const codes = forward.codes[when];
  const set = (part: Partial<typeof forward.always>) => {
    onChange({ [when]: { on, target, ...part } });
  };
  const setCode = (part: Partial<typeof codes>) => {
    onChange({ codes: { ...forward.codes, [when]: { ...codes, ...part } } });
  };
  return (
    <div className="rules__case">
      <SwitchField
        label={t(`rules.forward.${when}`)}
        on={on}
        onChange={(next) => {
          set({ on: next });
        }}
      />
      {on && (
        <TextField
          label={t(`rules.forward.${when}.to`)}
          value={target}
          invalid={fault !== null}
          errorId={fault === null ? undefined : faultId}
          onChange={(next) => {
            set({ target: next.slice(0, 255) });
          }}
        />
      )}
      {fault !== null && (
        <p className="rules__fault" id={faultId} role="alert">
          {fault}
        </p>
      )}
      {on && when === 'noAnswer' && forward.by === 'phone' && (
        <SelectField
          label={t('rules.forward.after')}
          value={String(forward.noAnswerSeconds)}
          options={noAnswerChoices(forward.noAnswerSeconds).map((seconds) => ({
            value: String(seconds),
            label: t('rules.forward.seconds', { seconds }),
          }))}
          onChange={(value) => {
            onChange({ noAnswerSeconds: Number(value) });
          }}
        />
      )}
      {forward.by === 'provider' && (
        <div className="rules__pair">
          <TextField
            label={t(`rules.forward.${when}.code-on`)}
            value={codes.on}
            onChange={(next) => {
              setCode({ on: next.slice(0, 64) });
            }}
          />
          <TextField
            label={t(`rules.forward.${when}.code-off`)}
            value={codes.off}
            onChange={(next) => {
              setCode({ off: next.slice(0, 64) });
            }}
          />
        </div>
      )}
    </div>
  );
}
