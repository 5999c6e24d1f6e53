// The official TypeScript SDK, version 2, in either era. Usage: node sdk-v2.mjs URL legacy|auto
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { expect, run } from './check.mjs';
import { walk } from './mcp-walk.mjs';

const [, , url, mode] = process.argv;

await run(`sdk 2.4 ${mode}`, 60_000, walk(
  async () => {
    const client = new Client({ name: 'gateway-interop', version: '1.0.0' }, { versionNegotiation: { mode } });
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    const modern = client.getNegotiatedProtocolVersion?.() >= '2026-07-28';
    expect(modern === (mode === 'auto'), `negotiated ${client.getNegotiatedProtocolVersion?.()} in mode ${mode}`);
    return client;
  },
  (client, params, onprogress) => client.callTool(params, onprogress ? { onprogress } : undefined)));
