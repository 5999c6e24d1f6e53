// Orders that a person must approve: both official SDKs answer the gateway's question. Usage: node approval.mjs URL v1|legacy|auto
// The gateway runs with TRADING_APPROVAL=Elicitation.
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as TransportV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { expect, run } from './check.mjs';

const [, , url, mode] = process.argv;
const info = { name: 'gateway-interop', version: '1.0.0' };
const questions = [];

/** @param person answers a question; null for a client that shows no forms. */
async function connect(person) {
  const capabilities = person ? { elicitation: {} } : {};
  const answer = request => {
    questions.push(request.params);
    return person(request.params);
  };
  let client;
  if (mode === 'v1') {
    client = new ClientV1(info, { capabilities });
    if (person) client.setRequestHandler(ElicitRequestSchema, answer);
    await client.connect(new TransportV1(new URL(url)));
  } else {
    client = new Client(info, { capabilities, versionNegotiation: { mode } });
    if (person) client.setRequestHandler('elicitation/create', answer);
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
  }
  return client;
}

async function place(person, quantity) {
  const client = await connect(person);
  try {
    return await client.callTool({ name: 'ibkr_place_order', arguments: { symbol: 'IBM', action: 'BUY', quantity, orderType: 'LMT', limitPrice: 1.5 } });
  } finally {
    await client.close();
  }
}

async function orders(quantity) {
  const client = await connect(null);
  const result = await client.callTool({ name: 'ibkr_get_all_orders', arguments: {} });
  await client.close();
  return result.structuredContent.orders.filter(row => row.order.totalQuantity === quantity).length;
}

const base = { v1: 100, legacy: 200, auto: 300 }[mode];

await run(`approval ${mode}`, 60_000, [
  ['an approved order is sent as it was shown', async () => {
    const result = await place(() => ({ action: 'accept', content: { approve: true } }), base + 1);
    expect(!result.isError, JSON.stringify(result.content));
    expect(result.structuredContent.outcome === 'confirmed', JSON.stringify(result.structuredContent));
    const { message, requestedSchema } = questions.at(-1);
    for (const part of [`BUY ${base + 1} IBM`, 'LMT', 'limit 1.5', result.structuredContent.orderRef])
      expect(message.includes(part), `the question does not show ${part}: ${message}`);
    expect(requestedSchema.properties.approve.type === 'boolean', JSON.stringify(requestedSchema));
    expect(await orders(base + 1) === 1, 'not one order');
  }],
  ['a declined order is not sent', async () => {
    const result = await place(() => ({ action: 'decline' }), base + 2);
    expect(result.isError && JSON.stringify(result.content).includes('not_approved'), JSON.stringify(result));
    expect(await orders(base + 2) === 0, 'it was sent');
  }],
  ['a client without forms is refused', async () => {
    let refusal;
    try {
      refusal = JSON.stringify((await place(null, base + 3)).content);
    } catch (error) {
      refusal = `${error.code} ${error.message}`;
    }
    expect(refusal.includes(mode === 'auto' ? '-32021' : 'approval_needed'), refusal);
    expect(await orders(base + 3) === 0, 'it was sent');
  }],
]);
