using System.Text.Json.Serialization;
using Gateway.Tools.Contracts;
using Gateway.Tools.Quotes;

namespace Gateway.Resources;

/// <summary>The quote of one contract as a resource.</summary>
internal sealed record MarketDataState
{
    [JsonPropertyName("resource_id")]
    public required string ResourceId { get; init; }

    /// <summary>Whether somebody follows the quote now, so that it is kept up to date.</summary>
    public required bool Subscribed { get; init; }

    public required ContractInfo Contract { get; init; }

    public required QuoteView Data { get; init; }

    [JsonPropertyName("last_update")]
    public DateTimeOffset? LastUpdate { get; init; }

    /// <summary>Whether all that usually belongs to a quote came in time.</summary>
    public required bool Complete { get; init; }
}
