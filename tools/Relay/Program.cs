using Relay;

if (args is ["--help" or "-h" or "-?"])
{
    Console.WriteLine(RelayOptions.Help);
    return 0;
}
if (!RelayOptions.TryRead(args, Environment.GetEnvironmentVariable, out var options, out var fault))
{
    await Console.Error.WriteLineAsync(fault);
    return RelayOptions.UsageExitCode;
}
using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
using var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5) };
await using var relay = new StdioRelay(options, handler, output, Console.Error, TimeProvider.System);
await relay.RunAsync(input);
return 0;
