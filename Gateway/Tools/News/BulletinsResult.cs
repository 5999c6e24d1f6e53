using System.ComponentModel;

namespace Gateway.Tools.News;

/// <summary>Today's bulletins.</summary>
internal sealed record BulletinsResult
{
    [Description("As TWS sent them, the oldest first; mostly none.")]
    public required IReadOnlyList<BulletinRow> Bulletins { get; init; }

    public required int Count { get; init; }
}
