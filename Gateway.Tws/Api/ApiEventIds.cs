namespace Gateway.Tws.Api;

/// <summary>Ids of the log messages of the typed API: 1300 to 1399.</summary>
internal static class ApiEventIds
{
    public const int OrdersRead = 1300;
    public const int OrdersIncomplete = 1301;
    public const int OrdersUnread = 1302;
}
