// The official TypeScript SDK, version 2, in either era, over HTTP or a program's standard input and output.
// Usage: node sdk-v2.mjs URL legacy|auto [PROGRAM ARGUMENT...]
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, run } from './check.mjs';
import { walk } from './mcp-walk.mjs';

const [, , url, mode, command, ...args] = process.argv;
const transport = () => command
  ? new StdioClientTransport({ command, args, env: { ...process.env, GATEWAY_URL: url } })
  : new StreamableHTTPClientTransport(new URL(url));

await run(`sdk 2.4 ${mode}${command ? ' stdio' : ''}`, 60_000, walk(
  async () => {
    const client = new Client({ name: 'gateway-interop', version: '1.0.0' }, { versionNegotiation: { mode } });
    await client.connect(transport());
    const modern = client.getNegotiatedProtocolVersion?.() >= '2026-07-28';
    expect(modern === (mode === 'auto'), `negotiated ${client.getNegotiatedProtocolVersion?.()} in mode ${mode}`);
    return client;
  },
  (client, params, onprogress) => client.callTool(params, onprogress ? { onprogress } : undefined)));
