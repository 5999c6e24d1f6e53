namespace Gateway.Tws.Model;

/// <summary>Which executions to report; the default value asks for all of today's.</summary>
public sealed record ExecutionFilter
{
    /// <summary>0 means every client.</summary>
    public int ClientId { get; init; }

    public string AcctCode { get; init; } = "";

    /// <summary>The earliest time, <c>yyyyMMdd-HH:mm:ss</c> in UTC or <c>yyyyMMdd HH:mm:ss Zone</c>.</summary>
    public string Time { get; init; } = "";

    public string Symbol { get; init; } = "";
    public string SecType { get; init; } = "";
    public string Exchange { get; init; } = "";

    /// <summary>BUY or SELL.</summary>
    public string Side { get; init; } = "";

    /// <summary>Days back from today; from server version 200 on.</summary>
    public int? LastNDays { get; init; }

    /// <summary>Days as <c>yyyyMMdd</c>; from server version 200 on.</summary>
    public IReadOnlyList<string> SpecificDates { get; init; } = [];
}
