using Gateway.Tws.Wire;
using TwsSimulator.Market;

namespace TwsSimulator.Handlers.History;

/// <summary>A reqHistoricalTicks request as received.</summary>
internal sealed record TickHistoryRequest(
    int ReqId, ContractQuery Contract, string Start, string End, int Count, string WhatToShow, bool RegularOnly, bool IgnoreSize)
{
    public const int MostTicks = 1000;

    public static TickHistoryRequest Read(ref FieldReader fields) => new(
        fields.ReadInt(), ContractQuery.ReadWithExpired(ref fields), fields.ReadString(), fields.ReadString(), fields.ReadInt(), fields.ReadString(),
        fields.ReadBool(), fields.ReadBool());

    /// <summary>The text of TWS's error; null when the request can be answered.</summary>
    public string? Fault(TimeZoneInfo zone) => this switch
    {
        { Count: < 1 or > MostTicks } => $"Number of ticks must be from 1 to {MostTicks}",
        _ when !HistoryKinds.OfTicks.Contains(WhatToShow) =>
            $"Incorrect value '{WhatToShow}' of whatToShow. Legal ones are: {string.Join(", ", HistoryKinds.OfTicks)}",
        _ when Start.Length == 0 == (End.Length == 0) => "Either start date/time or end date/time must be specified, and not both",
        _ when HistoryTimes.Parse(Start + End, zone) is null =>
            $"Historical ticks query date/time string [{Start}{End}] is invalid.  Format is 'YYYYMMDD{{SPACE}}hh:mm:ss[{{SPACE}}TMZ]'.",
        _ => null,
    };
}
