// The official TypeScript SDK, version 1: the legacy era with a session, over HTTP or a program's standard input and output.
// Usage: node sdk-v1.mjs URL [PROGRAM ARGUMENT...]
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { run } from './check.mjs';
import { walk } from './mcp-walk.mjs';

const [, , url, command, ...args] = process.argv;
const transport = () => command
  ? new StdioClientTransport({ command, args, env: { ...process.env, GATEWAY_URL: url } })
  : new StreamableHTTPClientTransport(new URL(url));

await run(command ? 'sdk 1.32 stdio' : 'sdk 1.32', 60_000, walk(
  async () => {
    const client = new Client({ name: 'gateway-interop', version: '1.0.0' });
    await client.connect(transport());
    return client;
  },
  (client, params, onprogress) => client.callTool(params, undefined, onprogress ? { onprogress } : undefined)));
