const { app, BrowserWindow } = require('electron');

// The least an app with a window can be: what no Electron app can be faster or smaller than. Its window hides when closed, as ours does.
let quitting = false;
app.on('before-quit', () => {
  quitting = true;
});
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 400, height: 680, webPreferences: { sandbox: true } });
  window.on('close', (event) => {
    if (quitting) return;
    event.preventDefault();
    window.hide();
  });
  return window.loadFile('index.html');
});
