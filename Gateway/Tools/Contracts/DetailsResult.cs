using System.ComponentModel;

namespace Gateway.Tools.Contracts;

/// <summary>Every instrument that fits a contract.</summary>
internal sealed record DetailsResult
{
    public required IReadOnlyList<DetailsRow> Results { get; init; }

    [Description("Instruments in this answer.")]
    public required int Count { get; init; }

    [Description("False when TWS did not finish the list in time.")]
    public required bool Complete { get; init; }
}
