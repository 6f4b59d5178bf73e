const { app, BrowserWindow } = require('electron');

// The least an app with a window can be: what no Electron app can be faster than.
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 400, height: 680, webPreferences: { sandbox: true } });
  return window.loadFile('index.html');
});
