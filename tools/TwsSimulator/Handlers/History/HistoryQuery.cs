using TwsSimulator.Market;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers.History;

/// <summary>A history request whose fields have been checked and understood.</summary>
internal sealed record HistoryQuery(
    Instrument Instrument, DateTimeOffset End, BarSize BarSize, HistoryDuration Duration, bool RegularOnly, string WhatToShow, int FormatDate)
{
    /// <summary>The legs when it is a combination.</summary>
    public Combination Combination { get; init; } = Combination.None;

    public bool IsTrades => HistoryKinds.IsTrades(WhatToShow);

    /// <summary>The query; null with the code and text of the error that TWS answers.</summary>
    public static HistoryQuery? Parse(HistoryRequest request, Instrument instrument, DateTimeOffset now, out int code, out string text)
    {
        code = ErrorCodes.ErrorValidatingRequest;
        text = "";
        var barSize = BarSize.Parse(request.BarSize);
        var duration = HistoryDuration.Parse(request.Duration);
        var end = request.EndDateTime.Length == 0 ? now : HistoryTimes.Parse(request.EndDateTime, instrument.Calendar.Zone);
        if (Fault(request, barSize, duration, end) is { } fault)
        {
            text = $"Error validating request.-'bX' : cause - {fault}";
            return null;
        }
        if (barSize!.Span < duration!.Value.ShortestBar)
        {
            code = ErrorCodes.HistoricalDataError;
            text = "Historical Market Data Service error message:Time length exceed max.";
            return null;
        }
        return new HistoryQuery(
            instrument, Earliest(end!.Value, now, LastMoment(instrument)), barSize, duration.Value, request.RegularOnly, request.WhatToShow,
            request.FormatDate);
    }

    private static DateTimeOffset Earliest(params DateTimeOffset[] moments) => moments.Min();

    /// <summary>An expired contract has no history after its last trading day.</summary>
    private static DateTimeOffset LastMoment(Instrument instrument) =>
        instrument is { Expiry: { } day, SecType: not "BOND" } ? instrument.Calendar.SessionOf(day, regularOnly: false).End : DateTimeOffset.MaxValue;

    private static string? Fault(HistoryRequest request, BarSize? barSize, HistoryDuration? duration, DateTimeOffset? end) => request switch
    {
        _ when barSize is null => $"Historical data bar size setting is invalid. Legal ones are: {BarSize.LegalTexts}",
        _ when duration is null => $"Invalid historical data duration '{request.Duration}': a number and S, D, W, M or Y, such as 1 D",
        _ when duration.Value.Fault is { } tooLong => tooLong,
        _ when !HistoryKinds.Known.Contains(request.WhatToShow) =>
            $"Incorrect value '{request.WhatToShow}' of whatToShow. Legal ones are: {string.Join(", ", HistoryKinds.Known)}",
        { FormatDate: not (1 or 2 or 3) } => $"Incorrect value {request.FormatDate} of formatDate. Legal ones are: 1, 2, 3",
        { WhatToShow: "ADJUSTED_LAST", EndDateTime.Length: > 0 } => "End Date not supported with adjusted last",
        { KeepUpToDate: true, EndDateTime.Length: > 0 } => "End Date not supported with keepUpToDate",
        { KeepUpToDate: true } when !HistoryKinds.Updatable.Contains(request.WhatToShow) => $"{request.WhatToShow} not supported with keepUpToDate",
        _ when end is null =>
            $"Historical data query end date/time string [{request.EndDateTime}] is invalid.  Format is 'YYYYMMDD{{SPACE}}hh:mm:ss[{{SPACE}}TMZ]'.",
        _ => null,
    };
}
