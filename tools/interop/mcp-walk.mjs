// The walk that both official SDK clients take through the gateway: list, call, live progress.
import { expect } from './check.mjs';

/** @param connect makes and connects a client; @param callTool calls (client, params, onprogress) */
export function walk(connect, callTool) {
  let client;
  const progress = [];
  return [
    ['connects', async () => {
      client = await connect();
      const server = client.getServerVersion();
      expect(server?.name, 'no server name');
      return `${server.name} ${server.version}`;
    }],
    ['lists the tools', async () => {
      const { tools } = await client.listTools();
      const names = tools.map(tool => tool.name);
      for (const name of ['ibkr_connect', 'ibkr_get_quote', 'ibkr_place_order', 'ibkr_stream_market_data'])
        expect(names.includes(name), `${name} is missing`);
      return `${tools.length} tools`;
    }],
    ['gets a quote', async () => {
      const result = await callTool(client, { name: 'ibkr_get_quote', arguments: { contract: 'SPY' } });
      expect(!result.isError, JSON.stringify(result.content));
      expect(result.structuredContent, 'no structured content');
    }],
    ['is told what is wrong with an argument', async () => {
      const result = await callTool(client, { name: 'ibkr_get_historical_data', arguments: { symbol: 'VTI', duration: 5, barSize: 'often' } });
      expect(result.isError, 'an invalid bar size was accepted');
      expect(JSON.stringify(result.content).includes('barSize'), `the field is not named: ${JSON.stringify(result.content)}`);
    }],
    ['streams with live progress', async () => {
      const started = Date.now();
      const result = await callTool(
        client,
        { name: 'ibkr_stream_market_data', arguments: { symbol: 'SPY', duration_seconds: 3 } },
        update => progress.push({ at: Date.now() - started, update }));
      const ended = Date.now() - started;
      expect(!result.isError, JSON.stringify(result.content));
      expect(progress.length >= 3, `only ${progress.length} progress notifications`);
      expect(progress[0].at < ended - 1000, 'the first progress came with the result, not before it');
      for (let i = 1; i < progress.length; i++)
        expect(progress[i].update.progress > progress[i - 1].update.progress, 'progress does not increase');
      return `${progress.length} updates in ${ended} ms, first after ${progress[0].at} ms`;
    }],
    ['closes', async () => client.close()],
  ];
}
