using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Orders;

/// <summary>Asks for the open orders of this client (5).</summary>
public sealed record ReqOpenOrdersRequest : ITwsRequest
{
    public bool IsNamedIn(string error) => ReadOnlyApi.IsNamedIn(error);

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(5);
        writer.Write(1);
    }
}

/// <summary>Asks for the open orders of every client (16).</summary>
public sealed record ReqAllOpenOrdersRequest : ITwsRequest
{
    public bool IsNamedIn(string error) => ReadOnlyApi.IsNamedIn(error);

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(16);
        writer.Write(1);
    }
}

/// <summary>Binds orders made in TWS itself to this client; client 0 only (15).</summary>
public sealed record ReqAutoOpenOrdersRequest(bool AutoBind) : ITwsRequest
{
    public bool IsNamedIn(string error) => ReadOnlyApi.IsNamedIn(error);

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(15);
        writer.Write(1);
        writer.Write(AutoBind);
    }
}

/// <summary>Asks for the orders that were filled or cancelled (99).</summary>
public sealed record ReqCompletedOrdersRequest(bool ApiOnly) : ITwsRequest
{
    public bool IsNamedIn(string error) => ReadOnlyApi.IsNamedIn(error);

    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        writer.Write(99);
        writer.Write(ApiOnly);
    }
}

/// <summary>TWS refuses what is about orders while its API is set to read-only (321), and does not say which request that was.</summary>
internal static class ReadOnlyApi
{
    public static bool IsNamedIn(string error) => error.Contains("Read-Only", StringComparison.OrdinalIgnoreCase);
}
