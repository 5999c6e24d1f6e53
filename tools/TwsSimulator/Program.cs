namespace TwsSimulator;

internal static class Program
{
    private static Task<int> Main(string[] args) => ConsoleCommand.Create(Console.Out).Parse(args).InvokeAsync();
}
