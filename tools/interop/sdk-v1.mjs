// The official TypeScript SDK, version 1: the legacy era with a session. Usage: node sdk-v1.mjs URL
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { run } from './check.mjs';
import { walk } from './mcp-walk.mjs';

const url = new URL(process.argv[2]);

await run('sdk 1.32', 60_000, walk(
  async () => {
    const client = new Client({ name: 'gateway-interop', version: '1.0.0' });
    await client.connect(new StreamableHTTPClientTransport(url));
    return client;
  },
  (client, params, onprogress) => client.callTool(params, undefined, onprogress ? { onprogress } : undefined)));
