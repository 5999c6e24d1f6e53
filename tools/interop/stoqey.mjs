// @stoqey/ib, a TWS client that this project did not write, against the simulator. Usage: node stoqey.mjs PORT
import stoqey from '@stoqey/ib';
import { expect, run } from './check.mjs';

const {
  IBApi, EventName, SecType, OrderAction, OrderType, BarSizeSetting, WhatToShow, TimeInForce, ScanCode, PriceCondition, ConjunctionConnection,
  TriggerMethod,
} = stoqey;

const api = new IBApi({ host: '127.0.0.1', port: Number(process.argv[2]), clientId: 31 });
const errors = [];
const notices = new Set([202, 2104, 2106, 2107, 2108, 2158, 2119, 399, 10167]);
api.on(EventName.error, (error, code, reqId) => {
  if (!notices.has(code)) errors.push(`${code} for ${reqId}: ${error?.message}`);
});

/** Collects what the events of one name bring until one satisfies `done`. */
function until(name, done, start) {
  return new Promise((resolve, reject) => {
    const seen = [];
    const timer = setTimeout(() => {
      api.off(name, take);
      reject(new Error(`no ${name} that satisfies within 15 s; ${seen.length} seen; errors: ${errors.join(' | ') || 'none'}`));
    }, 15_000);
    const take = (...values) => {
      seen.push(values);
      if (!done(values, seen)) return;
      clearTimeout(timer);
      api.off(name, take);
      resolve(seen);
    };
    api.on(name, take);
    start();
  });
}

const spy = { symbol: 'SPY', secType: SecType.STK, exchange: 'SMART', currency: 'USD' };
let orderId;
let spyId;

const limitOrder = (price, quantity) => ({
  action: OrderAction.BUY, orderType: OrderType.LMT, lmtPrice: price, totalQuantity: quantity, tif: TimeInForce.DAY, transmit: true,
});

await run('@stoqey/ib', 120_000, [
  ['connects', async () => {
    const [[id]] = await until(EventName.nextValidId, () => true, () => api.connect());
    orderId = id;
    return `server version ${api.serverVersion}`;
  }],
  ['reads the contract', async () => {
    const seen = await until(EventName.contractDetails, () => true, () => api.reqContractDetails(1, spy));
    const details = seen[0][1];
    expect(details.contract.conId > 0, 'no conId');
    spyId = details.contract.conId;
    expect(details.contract.symbol === 'SPY', `symbol ${details.contract.symbol}`);
    expect(details.minTick === 0.01, `minTick ${details.minTick}`);
    return details.longName;
  }],
  ['reads the positions', async () => {
    const positions = [];
    api.on(EventName.position, (account, contract, size, cost) => positions.push({ account, contract, size, cost }));
    await until(EventName.positionEnd, () => true, () => api.reqPositions());
    expect(positions.length > 0, 'no positions');
    expect(positions.every(p => p.account.startsWith('DU') && p.contract.conId > 0 && Number.isFinite(p.size)), JSON.stringify(positions[0]));
    api.cancelPositions();
    return `${positions.length} positions`;
  }],
  ['reads the account summary', async () => {
    const tags = new Map();
    api.on(EventName.accountSummary, (reqId, account, tag, value) => tags.set(tag, value));
    await until(EventName.accountSummaryEnd, () => true, () => api.reqAccountSummary(2, 'All', 'NetLiquidation,TotalCashValue,BuyingPower'));
    api.cancelAccountSummary(2);
    expect(tags.size === 3, `tags: ${[...tags.keys()]}`);
    expect(Number(tags.get('NetLiquidation')) > 0, `NetLiquidation ${tags.get('NetLiquidation')}`);
    return `NetLiquidation ${tags.get('NetLiquidation')}`;
  }],
  ['reads history', async () => {
    const seen = await until(
      EventName.historicalData, ([, time]) => String(time).startsWith('finished'),
      () => api.reqHistoricalData(3, spy, '', '2 D', BarSizeSetting.MINUTES_FIVE, WhatToShow.TRADES, 1, 1, false));
    const bars = seen.slice(0, -1);
    expect(bars.length > 10, `${bars.length} bars`);
    for (const [, , open, high, low, close] of bars)
      expect(low <= Math.min(open, close) && high >= Math.max(open, close), 'a bar is not consistent');
    return `${bars.length} bars`;
  }],
  ['streams ticks', async () => {
    const seen = await until(EventName.tickPrice, (_, all) => all.length >= 8, () => api.reqMktData(4, spy, '', false, false));
    api.cancelMktData(4);
    expect(seen.every(([reqId]) => reqId === 4), 'a tick of another request');
    return `${seen.length} price ticks`;
  }],
  ['reads profit and loss, values of an account and family codes', async () => {
    let account;
    await until(EventName.managedAccounts, ([accounts]) => (account = String(accounts).split(',')[0]), () => api.reqManagedAccts());
    const [[, daily, unrealized]] = (await until(EventName.pnl, ([reqId]) => reqId === 40, () => api.reqPnL(40, account, ''))).slice(-1);
    api.cancelPnL(40);
    expect(Number.isFinite(daily) && Number.isFinite(unrealized), `pnl ${daily} ${unrealized}`);
    const positions = [];
    api.on(EventName.positionMulti, (...row) => positions.push(row));
    await until(EventName.positionMultiEnd, ([reqId]) => reqId === 41, () => api.reqPositionsMulti(41, account, ''));
    api.cancelPositionsMulti(41);
    expect(positions.length > 0, 'no positions');
    const held = positions[0][3];
    const [[, size, , , , value]] = (await until(EventName.pnlSingle, ([reqId]) => reqId === 42, () => api.reqPnLSingle(42, account, '', held.conId))).slice(-1);
    api.cancelPnLSingle(42);
    expect(size !== 0 && Number.isFinite(value), `pnlSingle ${size} ${value}`);
    const keys = new Set();
    api.on(EventName.accountUpdateMulti, (reqId, of, model, key) => keys.add(key));
    await until(EventName.accountUpdateMultiEnd, ([reqId]) => Number(reqId) === 43, () => api.reqAccountUpdatesMulti(43, account, '', false));
    api.cancelAccountUpdatesMulti(43);
    expect(keys.has('NetLiquidation') && keys.has('CashBalance'), [...keys].join(' '));
    const [[codes]] = await until(EventName.familyCodes, () => true, () => api.reqFamilyCodes());
    expect(codes.length > 0 && codes[0].accountID === account, JSON.stringify(codes));
    return `${keys.size} values, daily ${daily}`;
  }],
  ['reads option parameters and computes a price', async () => {
    const grids = await until(
      EventName.securityDefinitionOptionParameter, ([reqId, exchange]) => reqId === 60 && exchange === 'SMART',
      () => api.reqSecDefOptParams(60, 'SPY', '', SecType.STK, 756733));
    const [, , underlying, tradingClass, multiplier, expirations, strikes] = grids.at(-1);
    expect(underlying === 756733 && tradingClass === 'SPY' && Number(multiplier) === 100, JSON.stringify(grids.at(-1).slice(0, 5)));
    expect(expirations.length > 0 && strikes.length > 10, `${expirations.length} expirations, ${strikes.length} strikes`);
    // The strikes are those of all expirations together: the contract details say which ones the last expiration has.
    const series = {
      symbol: 'SPY', secType: SecType.OPT, exchange: 'SMART', currency: 'USD',
      lastTradeDateOrContractMonth: [...expirations].sort().at(-1), right: 'C',
    };
    const listed = [];
    const list = (reqId, details) => { if (reqId === 62) listed.push(details.contract.strike); };
    api.on(EventName.contractDetails, list);
    await until(EventName.contractDetailsEnd, ([reqId]) => reqId === 62, () => api.reqContractDetails(62, series));
    api.off(EventName.contractDetails, list);
    expect(listed.length > 10 && listed.every(one => strikes.includes(one)), `${listed.length} listed strikes`);
    const strike = listed.sort((a, b) => a - b)[Math.floor(listed.length / 2)];
    const option = { ...series, strike };
    const computed = await until(
      EventName.tickOptionComputation, ([reqId]) => reqId === 61, () => api.calculateOptionPrice(61, option, 0.25, strike));
    api.cancelCalculateOptionPrice(61);
    const [, field, , volatility, delta, price] = computed.at(-1);
    expect(field === 53, `tick ${field}`);
    expect(Math.abs(volatility - 0.25) < 1e-6 && delta > 0.4 && delta < 0.7 && price > 0, `volatility ${volatility}, delta ${delta}, price ${price}`);
    return `${expirations.length} expirations, ${strikes.length} strikes; ${strike} C is worth ${price}`;
  }],
  ['streams an order book', async () => {
    const seen = await until(EventName.updateMktDepthL2, (_, all) => all.length >= 10, () => api.reqMktDepth(5, spy, 5, true));
    api.cancelMktDepth(5, true);
    expect(seen.every(([reqId, position, maker, operation, , price, size]) =>
      reqId === 5 && position < 5 && maker && operation >= 0 && (operation === 2 || (price > 0 && size > 0))), JSON.stringify(seen[0]));
    const [[exchanges]] = await until(EventName.mktDepthExchanges, () => true, () => api.reqMktDepthExchanges());
    expect(exchanges.some(one => one.exchange === 'NASDAQ'), JSON.stringify(exchanges[0]));
    return `${seen.length} rows; ${exchanges.length} exchanges`;
  }],
  ['streams single ticks', async () => {
    const past = [];
    api.once(EventName.historicalTicksBidAsk, (reqId, ticks) => past.push(...ticks));
    const seen = await until(EventName.tickByTickBidAsk, (_, all) => all.length >= 3, () => api.reqTickByTickData(6, spy, 'BidAsk', 5, false));
    api.cancelTickByTickData(6);
    expect(past.length === 5, `${past.length} past ticks`);
    expect(seen.every(([reqId, , bid, ask]) => reqId === 6 && ask > bid), JSON.stringify(seen[0]));
    return `${past.length} past, ${seen.length} live`;
  }],
  ['streams five-second bars', async () => {
    const seen = await until(EventName.realtimeBar, (_, all) => all.length >= 2, () => api.reqRealTimeBars(7, spy, 5, WhatToShow.TRADES, false));
    api.cancelRealTimeBars(7);
    const [[, first, , high, low], [, second]] = seen;
    expect(Number(second) - Number(first) === 5, `${first} and ${second}`);
    expect(high >= low, JSON.stringify(seen[0]));
    return `${seen.length} bars`;
  }],
  ['reads a market rule', async () => {
    const [[id, steps]] = await until(EventName.marketRule, () => true, () => api.reqMarketRule(26));
    expect(id === 26 && steps[0].increment === 0.01, JSON.stringify(steps));
  }],
  ['places a market order that fills', async () => {
    const id = orderId++;
    const order = { action: OrderAction.BUY, orderType: OrderType.MKT, totalQuantity: 10, tif: TimeInForce.DAY, transmit: true };
    const executions = [];
    api.on(EventName.execDetails, (_, contract, execution) => execution.orderId === id && executions.push(execution));
    const seen = await until(
      EventName.orderStatus, ([order, status]) => order === id && status === 'Filled',
      () => api.placeOrder(id, spy, order));
    const [, , filled] = seen.at(-1);
    expect(Number(filled) === 10, `filled ${filled}`);
    expect(executions.reduce((sum, e) => sum + Number(e.shares), 0) === 10, `executions ${JSON.stringify(executions)}`);
    return `${executions.length} executions`;
  }],
  ['cancels a working order', async () => {
    const id = orderId++;
    await until(
      EventName.orderStatus, ([order, status]) => order === id && (status === 'Submitted' || status === 'PreSubmitted'),
      () => api.placeOrder(id, spy, limitOrder(1, 1)));
    await until(EventName.orderStatus, ([order, status]) => order === id && status === 'Cancelled', () => api.cancelOrder(id));
  }],
  ['scans the market', async () => {
    const [[xml]] = await until(EventName.scannerParameters, () => true, () => api.reqScannerParameters());
    expect(xml.includes('<scanCode>TOP_PERC_GAIN</scanCode>'), 'no TOP_PERC_GAIN in the parameters');
    const scan = { instrument: 'STK', locationCode: 'STK.US.MAJOR', scanCode: ScanCode.MOST_ACTIVE, numberOfRows: 5, abovePrice: 10 };
    const rows = [];
    const take = (...row) => rows.push(row);
    api.on(EventName.scannerData, take);
    await until(EventName.scannerDataEnd, ([reqId]) => reqId === 20, () => api.reqScannerSubscription(20, scan, [], [{ tag: 'changePercAbove', value: '-50' }]));
    api.off(EventName.scannerData, take);
    notices.add(162); // the confirmation of the cancel
    api.cancelScannerSubscription(20);
    expect(rows.length === 5 && rows.every(([reqId, rank], i) => reqId === 20 && rank === i), `ranks ${rows.map(([, rank]) => rank)}`);
    return `${xml.length} bytes of parameters; most active: ${rows[0][2].contract.symbol}`;
  }],
  ['reads the news', async () => {
    const [[providers]] = await until(EventName.newsProviders, () => true, () => api.reqNewsProviders());
    expect(providers.some(one => one.providerCode === 'BRFG'), `providers ${JSON.stringify(providers)}`);
    const headlines = [];
    const take = (...headline) => headlines.push(headline);
    api.on(EventName.historicalNews, take);
    await until(EventName.historicalNewsEnd, ([reqId]) => reqId === 21, () => api.reqHistoricalNews(21, 265598, 'BRFG', '', '', 3));
    api.off(EventName.historicalNews, take);
    expect(headlines.length === 3, `${headlines.length} headlines`);
    const [, , provider, articleId, headline] = headlines[0];
    const [[, type, text]] = await until(EventName.newsArticle, ([reqId]) => reqId === 22, () => api.reqNewsArticle(22, provider, articleId));
    expect(type === 0 && text.includes(articleId), `article of type ${type}`);
    const live = await until(EventName.tickNews, ([reqId]) => reqId === 23, () => api.reqMktData(
      23, { symbol: 'AAPL', secType: SecType.STK, exchange: 'SMART', currency: 'USD' }, 'mdoff,292', false, false));
    api.cancelMktData(23);
    // Bulletins come when there are some: the request must do no harm.
    api.reqNewsBulletins(true);
    api.cancelNewsBulletins();
    return `${headline}; live from ${live.at(-1)[2]}`;
  }],
  ['places a combination, a conditional order and a bracket', async () => {
    const id = orderId;
    orderId += 5;
    const leg = (conId, action) => ({ conId, ratio: 1, action, exchange: 'SMART' });
    const pair = { symbol: 'SPY,AAPL', secType: SecType.BAG, exchange: 'SMART', currency: 'USD', comboLegs: [leg(spyId, 'BUY'), leg(265598, 'SELL')] };
    const market = { action: OrderAction.BUY, orderType: OrderType.MKT, totalQuantity: 3, tif: TimeInForce.DAY, transmit: true };
    const traded = [];
    api.on(EventName.execDetails, (_, contract, execution) => execution.orderId === id && traded.push(contract.secType));
    const is = (order, ...wanted) => ([shown, status]) => shown === order && wanted.includes(status);
    await until(EventName.orderStatus, is(id, 'Filled'), () =>
      api.placeOrder(id, pair, { ...market, smartComboRoutingParams: [{ tag: 'NonGuaranteed', value: '1' }] }));
    expect(traded.sort().join() === 'BAG,STK,STK', `executions of the combination: ${traded}`);

    const condition = new PriceCondition(99999, TriggerMethod.Default, spyId, 'SMART', true, ConjunctionConnection.AND);
    const [open] = (await until(EventName.openOrder, ([order]) => order === id + 1, () =>
      api.placeOrder(id + 1, spy, { ...market, conditions: [condition], conditionsIgnoreRth: true }))).slice(-1);
    expect(open[2].conditions?.length === 1 && open[2].conditions[0].price === 99999, JSON.stringify(open[2].conditions));

    const exit = { ...market, action: OrderAction.SELL, parentId: id + 2 };
    await until(EventName.orderStatus, is(id + 4, 'PreSubmitted'), () => {
      api.placeOrder(id + 2, spy, { ...limitOrder(1, 3), transmit: false });
      api.placeOrder(id + 3, spy, { ...exit, orderType: OrderType.LMT, lmtPrice: 9000, transmit: false });
      api.placeOrder(id + 4, spy, { ...exit, orderType: OrderType.STP, auxPrice: 0.5 });
    });
    await until(EventName.orderStatus, is(id + 4, 'Cancelled'), () => [id + 1, id + 2].forEach(one => api.cancelOrder(one)));
    return `executions ${traded.join()}`;
  }],
  ['saw no error', async () => {
    expect(errors.length === 0, errors.join(' | '));
    api.disconnect();
  }],
]);
