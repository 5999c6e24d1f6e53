using Gateway.Access;

namespace Gateway.Handlers;

/// <summary>
/// Makes a method of a <see cref="ToolsetAttribute"/> class a prompt. Its parameters are the prompt's arguments, each with a description.
/// </summary>
/// <remarks>
/// <see cref="RequestContext"/> and <see cref="CancellationToken"/> are supplied. It returns (inside Task or ValueTask) a text, one
/// <see cref="Gateway.Handlers.PromptMessage"/> or a list of them.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PromptAttribute(string name, string title) : Attribute
{
    public string Name { get; } = name;

    public string Title { get; } = title;

    /// <summary>The scope that a caller needs; None means the toolset's.</summary>
    public AccessScope Scope { get; init; }
}

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
