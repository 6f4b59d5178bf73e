import { CallBar } from '../ui/features/call-bar/call-bar';
import { startSmallWindow } from './small-window';

// The strip with the running call while the main window is hidden.
await startSmallWindow((snapshot, text, link) => (
  <CallBar snapshot={snapshot} text={text} onCommand={link.ask} onOpen={link.openMain} />
));
