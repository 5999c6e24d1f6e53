using System.CommandLine;
using Gateway;

// The host itself ends on SIGTERM and Ctrl+C, with time for streams and calls to end; a second listener would cut that short.
return await new GatewayCommand(GatewayRun.ServeAsync, GatewayRun.ProbeAsync).Root.Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
