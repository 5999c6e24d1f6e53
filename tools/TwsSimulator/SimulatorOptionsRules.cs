namespace TwsSimulator;

/// <summary>The bounds of <see cref="SimulatorOptions"/>.</summary>
internal static class SimulatorOptionsRules
{
    /// <summary>Errors: <see cref="ArgumentException"/> naming the first option out of its bounds.</summary>
    public static void Check(SimulatorOptions options)
    {
        Require(options.Port is >= 0 and <= 65535, "Port must be 0 to 65535, such as 7497");
        Require(options.Accounts is >= 1 and <= 20, "Accounts must be 1 to 20");
        Require(options.MaxMessagesPerSecond >= 0, "MaxMessagesPerSecond must be 0 (no limit) or more");
        Require(options.MaxMarketDataLines >= 1, "MaxMarketDataLines must be 1 or more");
        Require(options.TickInterval >= TimeSpan.FromMilliseconds(1), "TickInterval must be 1 ms or more");
        Require(options.ExtraTicksPerStep >= 0, "ExtraTicksPerStep must be 0 or more");
        Require(options.OutboundCapacity >= 1, "OutboundCapacity must be 1 or more");
        Require(options.MinServerVersion >= 176 && options.MaxServerVersion <= 200 && options.MinServerVersion <= options.MaxServerVersion,
            "MinServerVersion and MaxServerVersion must lie between 176 and 200, the first not above the second");
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
            throw new ArgumentException($"SimulatorOptions: {rule}.");
    }
}
