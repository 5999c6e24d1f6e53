// Takes every prompt of a gateway with --demo, in both forms where its arguments allow two, and makes its calls as they stand: "$3.orders" is member orders of the answer to step 3.
// Orders of the demo cost nothing: what a person would be asked for is taken as a yes. Usage: node prompts.mjs URL
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { expect, run } from './check.mjs';

const url = process.argv[2];
const client = new Client({ name: 'prompt-walk', version: '1.0.0' });
let tools;

const call = async (name, args) => {
  const answer = await client.callTool({ name, arguments: args });
  expect(!answer.isError, `${name} ${JSON.stringify(args)}: ${answer.content?.[0]?.text}`);
  const refused = refusal(answer.structuredContent);
  expect(!refused, `${name} ${JSON.stringify(args)}: ${refused}`);
  return answer.structuredContent;
};

/** What an answer without an error still tells of one: a row that failed, an order that was not taken. */
function refusal(value) {
  if (value === null || typeof value !== 'object') return undefined;
  if (value.error) return JSON.stringify(value.error);
  if (value.outcome && value.outcome !== 'confirmed' && typeof value.outcome === 'string') return JSON.stringify(value);
  return Object.values(value).map(refusal).find(Boolean);
}

/** The steps of a prompt's text: one call each, in backticks. */
function steps(text) {
  const found = text.split('\n').map(line => /^(\d+)\. [^`]*`(ibkr_\w+) (\{[^`]*\})`/.exec(line)).filter(Boolean);
  expect(found.length > 0, 'no steps');
  found.forEach((step, i) => expect(Number(step[1]) === i + 1, `step ${step[1]} where ${i + 1} belongs`));
  expect(text.split('ibkr_').length - 1 === found.length, 'a tool is named without its call');
  return found.map(([, , tool, args]) => ({ tool, args: JSON.parse(args) }));
}

/** Puts what earlier steps answered in the place of texts such as "$3.orders.0". */
function resolve(value, answers) {
  if (typeof value === 'string' && /^\$\d+\./.test(value)) {
    const [step, ...path] = value.slice(1).split('.');
    const taken = path.reduce((at, member) => at?.[member], answers[Number(step) - 1]);
    expect(taken !== undefined, `${value} is not in ${JSON.stringify(answers[Number(step) - 1])?.slice(0, 300)}`);
    return taken;
  }
  if (Array.isArray(value)) return value.map(item => resolve(item, answers));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolve(member, answers)]));
  return value;
}

async function walk(name, args = {}) {
  const { messages } = await client.getPrompt({ name, arguments: args });
  const answers = [];
  for (const { tool, args: given } of steps(messages[0].content.text)) {
    const known = tools.get(tool);
    expect(known, `${tool} is no tool`);
    const strange = Object.keys(given).filter(member => !known.inputSchema.properties?.[member]);
    expect(strange.length === 0, `${tool} has no argument ${strange}`);
    try {
      answers.push(await call(tool, resolve(given, answers)));
    } catch (error) {
      throw new Error(`step ${answers.length + 1} of ${name} ${JSON.stringify(args)}: ${error.message}`);
    }
  }
  return `${answers.length} calls`;
}

const cents = price => (Math.round(price * 100) / 100).toFixed(2);
let price, orderId, option;

const walks = [
  ['setup_trading_workspace', () => ({})],
  ['setup_trading_workspace', () => ({ symbol: 'VTI' })],
  ['rebalance_portfolio', () => ({})],
  ['rebalance_portfolio', () => ({ target_allocations: '{"SPY":0.1,"AAPL":0.05}' })],
  ['assess_portfolio_risk', () => ({})],
  ['assess_portfolio_risk', () => ({ benchmark: 'SPY' })],
  ['execute_bracket_order', () => ({})],
  ['execute_bracket_order', () => ({ symbol: 'AAPL', entry_price: cents(price), take_profit: cents(price * 1.06), stop_loss: cents(price * 0.97) })],
  ['execute_bracket_order', () => ({ symbol: 'AAPL', entry_price: cents(price), take_profit: cents(price * 0.94), stop_loss: cents(price * 1.03) })],
  ...['vertical', 'straddle', 'strangle', 'iron_condor', 'iron_butterfly', 'butterfly', 'condor', 'ratio_spread', 'calendar', 'diagonal', 'covered_call', 'protective_put', 'collar', 'short_put']
    .map(strategy_type => ['execute_options_strategy', () => ({ symbol: 'AAPL', strategy_type })]),
  ['execute_options_strategy', () => ({})],
  ['analyze_market_conditions', () => ({})],
  ['analyze_market_conditions', () => ({ symbol: 'AAPL', benchmark: 'SPY' })],
  ['pre_trade_checklist', () => ({ contract: 'AAPL', side: 'BUY', quantity: '10' })],
  ['order_review', () => ({ orderId: String(orderId) })],
  ['explain_order_rejection', () => ({})],
  ['explain_order_rejection', () => ({ orderId: String(orderId), message: 'it was refused' })],
  ['option_contract_selection', () => ({})],
  ['option_contract_selection', () => ({ symbol: 'SPY', right: 'P', delta: '0.3', minDte: '10' })],
  ['earnings_prep', () => ({})],
  ['roll_option_position', () => ({ contract: option })],
  ['roll_option_position', () => ({ contract: option, into: `conid:${later}`, limitPrice: '3.5', held: 'long' })],
  ['tax_loss_review', () => ({})],
  ['scan_ideas', () => ({})],
  ['scan_ideas', () => ({ preset: 'top_gainers' })],
  ['hedge_portfolio', () => ({})],
  ['hedge_portfolio', () => ({ benchmark: 'SPY', quantity: '2' })],
  ['morning_brief', () => ({ account: 'DU1000001', symbols: 'SPY, AAPL' })],
  ['eod_review', () => ({})],
  ['portfolio_review', () => ({})],
  ['connect_troubleshooting', () => ({ symptom: 'silence' })],
];
let later;

await run('prompts', 300_000, [
  ['connects', async () => {
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    tools = new Map((await client.listTools()).tools.map(tool => [tool.name, tool]));
    const quote = (await call('ibkr_get_quote', { contract: 'AAPL' })).quotes[0];
    price = quote.last ?? quote.close;
    orderId = (await call('ibkr_place_order', { contract: 'AAPL', action: 'BUY', quantity: 1, orderType: 'LMT', limitPrice: 1.5, tif: 'GTC' })).orderId;
    const held = (await call('ibkr_get_positions', {})).positions.find(position => position.contract.secType === 'OPT').contract;
    option = `conid:${held.conId}`;
    const chain = await call('ibkr_get_option_chain', { contract: held.symbol, right: held.right, minDte: 40, strikesAround: 2 });
    later = chain.chain[0][held.right === 'P' ? 'put' : 'call'].conId;
  }],
  ['every prompt is walked', async () => {
    const { prompts } = await client.listPrompts();
    const missing = prompts.map(prompt => prompt.name).filter(name => !walks.some(([walked]) => walked === name));
    expect(missing.length === 0, `not walked: ${missing}`);
    return `${prompts.length} prompts`;
  }],
  ...walks.map(([name, args]) => [name, () => walk(name, args())]),
  ['closes', async () => client.close()],
]);
