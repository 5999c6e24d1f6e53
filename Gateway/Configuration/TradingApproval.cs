namespace Gateway.Configuration;

/// <summary>Whether a person must approve every order before it is sent.</summary>
public enum TradingApproval
{
    /// <summary>No approval is needed.</summary>
    None,

    /// <summary>The person at the MCP client is shown the order and asked (elicitation); callers that cannot show it are refused.</summary>
    Elicitation,

    /// <summary>Every order waits until a person approves it on the gateway's page.</summary>
    Web,

    /// <summary>No order is sent or changed; cancelling goes on.</summary>
    Deny,
}
