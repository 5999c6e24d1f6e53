using Gateway.Instruments.Views;
using Gateway.Tws.Api.History;

namespace Gateway.Feeds.Kinds;

/// <summary>Bars of the past, or the present bar after a change of it.</summary>
internal sealed record LiveBarsView
{
    /// <summary>True for the bars of the past, which come first, and again after an interruption. Otherwise one bar, which takes the place of that of the same date.</summary>
    public required bool IsHistory { get; init; }

    public required IReadOnlyList<BarRow> Bars { get; init; }

    public static LiveBarsView Of(BarsUpdate update) => new() { IsHistory = update.IsHistory, Bars = [.. update.Bars.Select(BarRow.Of)] };
}
