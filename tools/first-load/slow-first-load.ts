import { launchBrowser } from '@tessera/testkit';

/** Opens the workspace cold on a CPU four times slower and says what was fetched and when something stood there. */
export async function slowFirstLoad(address: string, login: string, password: string): Promise<Record<string, string>> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(address);
    await page.getByLabel(/手机号或邮箱/).fill(login);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    const list = page.locator('[role="grid"], main ul li').first();
    await list.waitFor();
    const wire = await context.newCDPSession(page);
    await wire.send('Network.clearBrowserCache');
    await wire.send('Network.enable');
    await wire.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    let scripts = 0;
    const kinds = new Map<string, string>();
    wire.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
    wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (kinds.get(requestId) === 'Script') scripts += encodedDataLength;
    });
    const from = performance.now();
    await page.reload({ waitUntil: 'commit' });
    await list.waitFor();
    const shown = performance.now() - from;
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    await page.waitForLoadState('networkidle');
    return {
      'first paint': `${Math.round(paint)} ms`,
      'first list': `${Math.round(shown)} ms`,
      'script fetched': `${(scripts / 1000).toFixed(1)} kB`,
    };
  } finally {
    await browser.close();
  }
}
