using System.CommandLine;
using Gateway;

// The host itself handles SIGTERM and Ctrl+C and gives streams and calls time to end; a second handler would cut that short.
return await new GatewayCommand(GatewayRun.ServeAsync, GatewayRun.ProbeAsync).Root.Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
