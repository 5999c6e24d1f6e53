// Walks the setup guide's section 5 in the MCP Inspector's web page, in a headless Chromium: add the server, connect, list the tools,
// and fill in the form of each tool as a person does.
// Usage: node inspector-web.mjs MCP_URL INSPECTOR_URL SCREENSHOT_DIR
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [server, inspector, screenshots] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
mkdirSync(screenshots, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
page.setDefaultTimeout(30_000);

const tab = name => page.locator('label', { hasText: new RegExp(`^${name}$`) }).click();
const shot = name => page.screenshot({ path: `${screenshots}/${name}.png` });
const pass = what => console.log(`PASS inspector web: ${what}`);

async function connect() {
  await page.goto(inspector);
  await page.getByRole('button', { name: 'Add Servers' }).click();
  await page.getByRole('menuitem', { name: '+ Add manually' }).click();
  const form = page.getByRole('dialog', { name: 'Add server' });
  await form.getByRole('textbox', { name: 'Server ID' }).fill('gateway');
  await form.getByRole('textbox', { name: 'Transport' }).click();
  await page.getByRole('option', { name: 'streamable-http' }).click();
  await form.getByRole('textbox', { name: 'URL' }).fill(server);
  await form.getByRole('button', { name: 'Add' }).click();
  await form.waitFor({ state: 'hidden' });
  await page.getByRole('switch', { name: 'Connect or disconnect "gateway"' }).click({ force: true });
  await page.getByText(/^Connected \(/).waitFor();
}

/** Opens a tool, fills in its form, executes it, and waits until the page shows a text of its answer. */
async function execute(tool, values, answer) {
  const close = page.getByRole('button', { name: 'Close results' });
  if (await close.isVisible())
    await close.click();
  await close.waitFor({ state: 'hidden' });
  await page.getByRole('textbox', { name: 'Search tools...' }).fill(tool);
  await page.getByText(tool, { exact: true }).first().click();
  for (const [name, value] of Object.entries(values)) {
    const field = page.getByRole('textbox', { name, exact: true });
    if (await field.getAttribute('aria-haspopup') === 'listbox') {
      await field.click();
      await page.getByRole('option', { name: value, exact: true }).click();
    } else {
      await field.fill(value);
    }
  }
  await page.getByRole('button', { name: 'Execute Tool' }).click();
  await page.getByText(answer).first().waitFor();
}

try {
  await connect();
  await tab('Tools');
  await page.getByRole('heading', { name: /^Tools \(\d+\)$/ }).waitFor();
  const warned = await page.getByRole('button', { name: /Schema portability/ }).count();
  if (warned > 0)
    throw new Error(`${warned} tools have a note on the portability of their schemas`);
  pass('connected; no tool has a note on the portability of its schema');
  await execute('ibkr_connect', {}, /"connected"/);
  await execute('ibkr_get_historical_data', { symbol: 'VTI' }, /"close"/);
  await shot('historical-data');
  pass('ibkr_get_historical_data with VTI typed into symbol has bars');
  await execute('ibkr_get_positions', {}, /"positions"/);
  await execute('ibkr_get_account_summary', {}, /"NetLiquidation"/);
  pass('positions and account summary');
  await execute('ibkr_place_order', { symbol: 'VTI', action: 'BUY', quantity: '1' }, /"Filled"|"(Pre)?Submitted"/);
  await shot('order');
  await execute('ibkr_get_open_orders', {}, /"orders"/);
  pass('an order is placed, and the open orders are read');
  await execute('ibkr_stream_market_data', { symbol: 'SPY' }, /SPY [\d.]+ x [\d.]+/);
  await page.getByText(/lastPrice|"last"/).first().waitFor();
  await shot('stream');
  pass('ibkr_stream_market_data shows each update as it comes');
} catch (failure) {
  await shot('failure');
  console.error(await page.locator('body').ariaSnapshot());
  throw failure;
} finally {
  await browser.close();
}
