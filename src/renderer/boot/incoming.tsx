import { IncomingWindow } from '../ui/features/incoming/incoming-window';
import { startSmallWindow } from './small-window';

// The small window of one ringing call.
const callId = new URLSearchParams(location.search).get('call') ?? '';
await startSmallWindow((snapshot, text, link) => (
  <IncomingWindow snapshot={snapshot} callId={callId} text={text} onCommand={link.ask} />
));
