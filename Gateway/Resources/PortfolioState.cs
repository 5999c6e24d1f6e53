using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gateway.Resources;

/// <summary>The portfolio and the balances of one account as a resource.</summary>
/// <param name="Subscribed">Whether somebody follows it, so that it is kept up to date.</param>
/// <param name="Data">The whole portfolio, not only what changed last.</param>
internal sealed record PortfolioState(
    string Account,
    bool Subscribed,
    JsonElement? Data,
    [property: JsonPropertyName("last_update")] DateTimeOffset? LastUpdate);
