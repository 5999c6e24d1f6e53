namespace Gateway.Handlers.Asking;

/// <summary>MCP's methods by which a server asks its client.</summary>
internal static class AskingMethods
{
    public const string Elicit = "elicitation/create";
    public const string Sample = "sampling/createMessage";
    public const string ListRoots = "roots/list";
}
