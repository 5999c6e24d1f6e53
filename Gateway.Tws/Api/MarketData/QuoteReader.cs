using Gateway.Tws.Session;

namespace Gateway.Tws.Api.MarketData;

/// <summary>One reader's place on a line: what it has not seen yet. Guarded by the line.</summary>
internal sealed class QuoteReader(QuoteLine line)
{
    public QuoteLine Line { get; } = line;

    public AsyncSignal Signal { get; } = new();

    /// <summary>Updates since the last look.</summary>
    public long Pending { get; set; }

    public StreamGap? Gap { get; set; }

    /// <summary>The end of a session while the reader was here; a stream goes on, a single quote fails.</summary>
    public TwsException? Lost { get; set; }
}
