using System.CommandLine;
using ConformanceHost;

return await ConsoleCommand.Create(Console.Out).Parse(args).InvokeAsync();
