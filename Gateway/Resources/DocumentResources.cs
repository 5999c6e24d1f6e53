using Gateway.Access;
using Gateway.Handlers;

namespace Gateway.Resources;

/// <summary>The gateway's own documentation.</summary>
[Toolset("documentation", AccessScope.None)]
internal sealed class DocumentResources
{
    [Resource("ibkr://docs/{topic}", "documentation", "Documentation", MimeType = "text/markdown", TtlMs = 3_600_000)]
    [Description("One page of the gateway's documentation: setup, tools, configuration, http, operations, security and others.")]
    public static string? Page([Completion(typeof(DocumentTopics))] string topic) => DocumentTopics.Read(topic);
}

/// <summary>The pages of documentation that are built into the program.</summary>
internal sealed class DocumentTopics : ICompletionSource
{
    private const string Prefix = "docs/";
    private const string Suffix = ".md";

    private static readonly Assembly Program = typeof(DocumentTopics).Assembly;

    public static IReadOnlyList<string> All { get; } =
    [
        .. Program.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The page's text; null when there is no such page.</summary>
    public static string? Read(string topic)
    {
        if (!All.Contains(topic))
            return null;
        using var reader = new StreamReader(Program.GetManifestResourceStream(Prefix + topic + Suffix)!);
        return reader.ReadToEnd();
    }

    public ValueTask<IReadOnlyList<string>> CompleteAsync(
        string typed, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken) =>
        new([.. All.Where(topic => topic.StartsWith(typed, StringComparison.OrdinalIgnoreCase))]);
}
