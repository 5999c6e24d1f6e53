namespace Gateway.Registry;

/// <summary>What a caller may do; a token carries any number of them. Their names on the wire are those of <see cref="AccessScopes"/>.</summary>
[Flags]
public enum AccessScope
{
    /// <summary>Nothing; for a tool: open to every caller.</summary>
    None = 0,

    /// <summary>"market:read": contracts, quotes, history, streams of market data.</summary>
    MarketRead = 1,

    /// <summary>"account:read": accounts, positions, P&amp;L, orders and executions as they are.</summary>
    AccountRead = 2,

    /// <summary>"orders:preview": what an order would cost, without sending it.</summary>
    OrdersPreview = 4,

    /// <summary>"orders:write": send, change and cancel orders.</summary>
    OrdersWrite = 8,

    /// <summary>"admin": the gateway itself: its connection, its policy.</summary>
    Admin = 16,

    All = MarketRead | AccountRead | OrdersPreview | OrdersWrite | Admin,
}
