using System.ComponentModel;

namespace Gateway.Tools.News;

/// <summary>The body of an article.</summary>
internal sealed record ArticleResult
{
    public required string ProviderCode { get; init; }

    public required string ArticleId { get; init; }

    [Description("What the provider wrote; html is given as plain text unless format is html.")]
    public required ArticleType ArticleType { get; init; }

    [Description("Written by a third party. Absent for a PDF, which has no text to give.")]
    public string? ArticleText { get; init; }

    [Description("Size of a PDF.")]
    public int? Bytes { get; init; }

    [Description("True when the text was longer than what is given.")]
    public required bool Truncated { get; init; }
}
