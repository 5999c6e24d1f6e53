using System.ComponentModel;

namespace Gateway.Tools.News;

/// <summary>A source of news.</summary>
internal sealed record NewsProviderRow
{
    [Description("What providerCodes takes.")]
    public required string Code { get; init; }

    public required string Name { get; init; }
}
