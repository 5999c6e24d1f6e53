using Gateway.Configuration;
using Gateway.Registry;
using Gateway.Registry.Schemas;

namespace Gateway.Tools;

/// <summary>The arguments that tools have in common, explained once: in the server's instructions and at the top of docs/tools.md.</summary>
internal static class GatewayTerms
{
    public static SharedTerms All { get; } = new(
        new SharedTerm("contract", "an instrument, as a line of text or an object"),
        new SharedTerm("contracts", "several instruments, each as contract"),
        new SharedTerm("account", "default the only or configured one"),
        new SharedTerm("limit", "the most rows of an answer"),
        new SharedTerm("cursor", "nextCursor of the answer before, with the same arguments, for more rows"),
        new SharedTerm("fields", "only these properties of each row, with commas", Listed: false),
        new SharedTerm("format", "json, compact or csv rows", Listed: false),
        new SharedTerm("timeoutSeconds", "the longest to wait for a complete answer"),
        new SharedTerm("whatToShow", "TRADES, MIDPOINT, BID, ASK, BID_ASK, ADJUSTED_LAST, HISTORICAL_VOLATILITY, OPTION_IMPLIED_VOLATILITY ...; "
            + "MIDPOINT, BID or ASK for forex"),
        new SharedTerm("useRTH", "regular trading hours only"),
        new SharedTerm("duration", "a count and S, D, W, M or Y: 1 M"),
        new SharedTerm("barSize", "length of a bar: 5 secs, 1 min, 1 hour, 1 day"),
        new SharedTerm("endDateTime", "the last moment, default now"),
        new SharedTerm("conId", "IB's number of an instrument"),
        new SharedTerm("modelCode", "an advisor's model portfolio"));
}

/// <summary>Offers the toolsets that the configuration names.</summary>
internal sealed class ToolsetFilter(ToolOptions options) : IToolFilter
{
    public bool OffersToolset(string toolset) => options.Offers(toolset);
}
