import type { ProvisionFault } from '../../../../shared/provisioning/provision-fault';
import type { ProvisioningState } from '../../../../shared/provisioning/provisioning-state';
import type { UiText } from '../../text/load-text';

/** What went wrong, and what to do about it. */
export interface SetUpProblem {
  readonly what: string;
  readonly next: string;
}

export function setUpProblem({ code, place }: ProvisionFault, { t }: UiText): SetUpProblem {
  return { what: t(`provision.fault.${code}`), next: t(`provision.fault.${code}.next`, { place }) };
}

/** The organisation behind the accounts. */
export interface OrganisationView {
  readonly name: string;
  readonly title: string;
  readonly detail: string;
  /** A mark beside its name; never behind a text or on a control, which must stay readable. */
  readonly colour: string | null;
  readonly problem: SetUpProblem | null;
  /** Where somebody has to sign in; null: nowhere. */
  readonly signInAt: string | null;
  readonly mayLeave: boolean;
  readonly hasHelp: boolean;
}

/** Null: nobody set this phone up. */
export function organisationView(state: ProvisioningState, text: UiText): OrganisationView | null {
  if (!state.setUp) return null;
  const { t } = text;
  const name = state.name === '' ? state.host : state.name;
  return {
    name,
    title: t('setup.by', { name }),
    detail: t(state.byPolicy ? 'setup.by.detail.managed' : 'setup.by.detail', { host: state.host }),
    colour: state.accentColour,
    problem: state.problem && setUpProblem(state.problem, text),
    signInAt: state.signInAt,
    mayLeave: !state.byPolicy,
    hasHelp: state.supportLink !== null,
  };
}
