using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Accounts;

/// <summary>Subscribes to the profit and loss of an account (92).</summary>
public sealed record ReqPnLRequest(int RequestId, string Account, string ModelCode = "") : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(92);
        writer.Write(RequestId);
        writer.Write(Account);
        writer.Write(ModelCode);
    }
}

/// <summary>Ends a subscription to profit and loss (93).</summary>
public sealed record CancelPnLRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(93);
        writer.Write(RequestId);
    }
}

/// <summary>Subscribes to the profit and loss of one position (94).</summary>
public sealed record ReqPnLSingleRequest(int RequestId, string Account, string ModelCode, int ConId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(94);
        writer.Write(RequestId);
        writer.Write(Account);
        writer.Write(ModelCode);
        writer.Write(ConId);
    }
}

/// <summary>Ends a subscription to one position's profit and loss (95).</summary>
public sealed record CancelPnLSingleRequest(int RequestId) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(95);
        writer.Write(RequestId);
    }
}
