namespace Gateway.Registry;

/// <summary>Why a tool call failed, as far as a transport needs to know.</summary>
public enum ToolErrorKind
{
    /// <summary>An argument is missing, unknown or wrong.</summary>
    InvalidArguments,

    /// <summary>The gateway's own rules refuse: trading mode, limits.</summary>
    Refused,

    /// <summary>TWS is away.</summary>
    Unavailable,

    /// <summary>TWS refused or did not answer.</summary>
    Failed,

    /// <summary>A fault of the gateway itself.</summary>
    Internal,
}
