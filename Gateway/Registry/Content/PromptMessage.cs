namespace Gateway.Registry.Content;

/// <summary>One message of a prompt.</summary>
public sealed record PromptMessage(PromptRole Role, ContentBlock Content)
{
    public static PromptMessage FromUser(string text) => new(PromptRole.User, new TextContent(text));
}

public enum PromptRole
{
    User,
    Assistant,
}
