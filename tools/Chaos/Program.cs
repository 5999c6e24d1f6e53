using Chaos;

return await ChaosCommand.Create(Console.Out).Parse(args).InvokeAsync();
