using Gateway.Access;
using Gateway.Handlers;
using Gateway.Registry.Paging;

namespace Gateway.Resources;

/// <summary>The gateway's own documentation, long pages in parts.</summary>
[Toolset("documentation", AccessScope.None)]
internal sealed class DocumentResources(AnswerLimit size)
{
    private const string Page = "ibkr://docs/{topic}";

    [Resource(Page, "documentation", "Documentation", MimeType = "text/markdown", TtlMs = 3_600_000)]
    [Description("One page of the gateway's documentation: setup, tools, configuration, http, operations, security and others. Long pages say where "
        + "they continue.")]
    public string? ReadPage([Completion(typeof(DocumentTopics))] string topic) => ReadPart(topic, 1);

    [Resource(Page + "/{part}", "documentation-part", "Documentation, part", MimeType = "text/markdown", TtlMs = 3_600_000)]
    [Description("A further part of a long page of the documentation, from 2 on.")]
    public string? ReadPart([Completion(typeof(DocumentTopics))] string topic, int part) => DocumentTopics.Read(topic) is { } text
        ? DocumentParts.Of(text, part, size.Bytes, $"ibkr://docs/{topic}")
        : null;
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
