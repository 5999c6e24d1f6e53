using Gateway;
using Gateway.Configuration;

return await new CommandLine(GatewayRun.ServeAsync, GatewayRun.ProbeAsync, GatewayRun.WriteDocs).Root.Parse(args).InvokeAsync();
