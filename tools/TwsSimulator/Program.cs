namespace TwsSimulator;

internal static class Program
{
    // Reading the console's own reader blocks the caller; a reader on the stream does not.
    private static async Task<int> Main(string[] args)
    {
        using var input = new StreamReader(System.Console.OpenStandardInput());
        return await ConsoleCommand.Create(input, System.Console.Out).Parse(args).InvokeAsync();
    }
}
