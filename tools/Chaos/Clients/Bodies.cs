namespace Chaos.Clients;

/// <summary>The arguments of the orders that the runs place: small, and far below the market unless they are to fill.</summary>
internal static class Bodies
{
    public const string PlaceTool = "ibkr_place_order";
    public const string BracketTool = "ibkr_place_bracket_order";

    /// <summary>A limit order for one share that rests.</summary>
    public static JsonObject Resting(string key, decimal limit = 1.50m, int quantity = 1, int wait = 5) => new()
    {
        ["contract"] = "AAPL",
        ["action"] = "BUY",
        ["quantity"] = quantity,
        ["orderType"] = "LMT",
        ["limitPrice"] = limit,
        ["tif"] = "GTC",
        ["orderRef"] = key,
        ["waitSeconds"] = wait,
    };

    /// <summary>A market order for one share.</summary>
    public static JsonObject Market(string key, bool buy = true) => new()
    {
        ["contract"] = "AAPL",
        ["action"] = buy ? "BUY" : "SELL",
        ["quantity"] = 1,
        ["orderType"] = "MKT",
        ["orderRef"] = key,
    };

    /// <summary>A bracket that rests. The keys of its exits end with -tp and -sl.</summary>
    public static JsonObject Bracket(string key, decimal entry = 1.50m) => new()
    {
        ["contract"] = "AAPL",
        ["action"] = "BUY",
        ["quantity"] = 1,
        ["entryPrice"] = entry,
        ["takeProfitPrice"] = entry + 1,
        ["stopLossPrice"] = entry - 1,
        ["tif"] = "GTC",
        ["orderRef"] = key,
    };
}
