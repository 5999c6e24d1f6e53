using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.MarketData;

/// <summary>Asks for the price steps of a market rule (91); the answer names the rule, not a request.</summary>
public sealed record ReqMarketRuleRequest(int MarketRuleId) : ITwsRequest
{
    public bool IsNamedIn(string error) => error.Contains("market rule", StringComparison.OrdinalIgnoreCase);

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(91);
        writer.Write(MarketRuleId);
    }
}

/// <summary>Asks which exchanges the letters of a quote stand for (83).</summary>
public sealed record ReqSmartComponentsRequest(int RequestId, string BboExchange) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(83);
        writer.Write(RequestId);
        writer.Write(BboExchange);
    }
}
