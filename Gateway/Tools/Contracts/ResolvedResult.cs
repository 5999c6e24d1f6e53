using System.ComponentModel;

namespace Gateway.Tools.Contracts;

/// <summary>What contracts mean, in the order asked for.</summary>
internal sealed record ResolvedResult
{
    public required IReadOnlyList<ResolvedRow> Results { get; init; }

    public required int Count { get; init; }

    [Description("True when each of them names exactly one instrument.")]
    public required bool AllResolved { get; init; }
}
