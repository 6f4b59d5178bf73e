import { parseAddress } from '../../../shared/domain/address';
import { policyValue, type PolicyReport } from '../../../shared/config/policy-report';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { NewAccount, SignInFault } from '../ports';

/** The sign-in form as the policies let it be: their servers, no password kept, no foreign domain (`accounts-managed`). */
export function ruledForm(form: NewAccount, policies: PolicyReport): Result<NewAccount, SignInFault> {
  const domains = policyValue(policies, 'sip.allowedDomains', []);
  const address = parseAddress(form.address);
  if (address.ok && domains.length > 0 && !domains.includes(address.value.host.toLowerCase())) {
    return fail('accounts-managed', 'another domain');
  }
  const server = policyValue(policies, 'sip.server', '');
  const iceServer = policyValue(policies, 'media.iceServer', '');
  return ok({
    ...form,
    server: server === '' ? form.server : server,
    iceServer: iceServer === '' ? form.iceServer : iceServer,
    keepPassword: form.keepPassword && policyValue(policies, 'secrets.keepPasswords', true),
  });
}
