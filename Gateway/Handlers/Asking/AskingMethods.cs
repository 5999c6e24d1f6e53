namespace Gateway.Handlers.Asking;

/// <summary>The MCP methods that a server calls on its client.</summary>
internal static class AskingMethods
{
    public const string Elicit = "elicitation/create";
    public const string Sample = "sampling/createMessage";
    public const string ListRoots = "roots/list";
}
