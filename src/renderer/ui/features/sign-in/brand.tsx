import icon from '../../../../../assets/icons/icon.svg';
import { useText } from '../../text/text-context';

/** Whose program this is. */
export function Brand() {
  const { t } = useText();
  return (
    <div className="brand">
      <img className="brand__mark" src={icon} alt="" width={36} height={36} />
      {t('app.name')}
    </div>
  );
}
