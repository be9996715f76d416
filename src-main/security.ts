import { app, session } from 'electron';
import { origin } from './protocol';

/**
 * What must be said before the app is ready. All four switches together keep Chromium silent;
 * Node's own network modules are kept out by lint.
 */
export function silence(development: boolean): void {
  if (!__KEEP_DEBUGGING__) {
    app.commandLine.removeSwitch('remote-debugging-port');
    app.commandLine.removeSwitch('remote-debugging-pipe');
  }
  if (!development) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns');
  // A driver that crashes again and again must not take the window with it: Chromium gives up at the sixth time.
  app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
}

/** Permissions, navigation and windows: all denied, for every web contents there will ever be. */
export function lockDown(development: boolean): void {
  const ours = session.defaultSession;
  ours.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  ours.setPermissionCheckHandler(() => false);
  ours.setDevicePermissionHandler(() => false);
  ours.setSpellCheckerLanguages([]);
  ours.on('will-download', (event) => event.preventDefault());

  app.on('web-contents-created', (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    const stay = (event: { preventDefault(): void }, address: string): void => {
      if (!(development && address.startsWith('http://localhost:'))) event.preventDefault();
    };
    contents.on('will-navigate', (event) => stay(event, event.url));
    contents.on('will-redirect', (event) => stay(event, event.url));
    contents.on('will-frame-navigate', (event) => stay(event, event.url));
  });
}

/** Whether a message comes from our page's main frame. Ask at once: the frame is gone after an await. */
export function isOurPage(frame: Electron.WebFrameMain | null, contents: Electron.WebContents | undefined, development: boolean): boolean {
  if (!frame || !contents || contents.isDestroyed() || frame !== contents.mainFrame) return false;
  return frame.url.startsWith(`${origin}/`) || (development && frame.url.startsWith('http://localhost:'));
}
