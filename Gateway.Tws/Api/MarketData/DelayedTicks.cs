using Gateway.Tws.Model;

namespace Gateway.Tws.Api.MarketData;

/// <summary>Delayed data has tick ids of its own; each stands for a live one. Source: docs/protocol.md, "Codes".</summary>
internal static class DelayedTicks
{
    private static readonly TickType[] Live = Build();

    /// <summary>The live id; the same id when it is live already.</summary>
    public static TickType ToLive(TickType tick) => (uint)tick < (uint)Live.Length ? Live[(int)tick] : tick;

    private static TickType[] Build()
    {
        var live = new TickType[(int)TickType.DelayedYieldAsk + 1];
        for (var i = 0; i < live.Length; i++)
            live[i] = (TickType)i;
        live[(int)TickType.DelayedBid] = TickType.Bid;
        live[(int)TickType.DelayedAsk] = TickType.Ask;
        live[(int)TickType.DelayedLast] = TickType.Last;
        live[(int)TickType.DelayedBidSize] = TickType.BidSize;
        live[(int)TickType.DelayedAskSize] = TickType.AskSize;
        live[(int)TickType.DelayedLastSize] = TickType.LastSize;
        live[(int)TickType.DelayedHigh] = TickType.High;
        live[(int)TickType.DelayedLow] = TickType.Low;
        live[(int)TickType.DelayedVolume] = TickType.Volume;
        live[(int)TickType.DelayedClose] = TickType.Close;
        live[(int)TickType.DelayedOpen] = TickType.Open;
        live[(int)TickType.DelayedBidOption] = TickType.BidOption;
        live[(int)TickType.DelayedAskOption] = TickType.AskOption;
        live[(int)TickType.DelayedLastOption] = TickType.LastOption;
        live[(int)TickType.DelayedModelOption] = TickType.ModelOption;
        live[(int)TickType.DelayedLastTimestamp] = TickType.LastTimestamp;
        live[(int)TickType.DelayedHalted] = TickType.Halted;
        live[(int)TickType.DelayedYieldBid] = TickType.BidYield;
        live[(int)TickType.DelayedYieldAsk] = TickType.AskYield;
        return live;
    }
}
