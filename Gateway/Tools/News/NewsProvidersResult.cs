using System.ComponentModel;

namespace Gateway.Tools.News;

/// <summary>The news providers that the user may read.</summary>
internal sealed record NewsProvidersResult
{
    [Description("Empty when the user subscribes to none.")]
    public required IReadOnlyList<NewsProviderRow> Providers { get; init; }

    public required int Count { get; init; }
}
