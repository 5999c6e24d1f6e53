using System.ComponentModel;
using System.Text.Json;

namespace Gateway.Tools.Fundamentals;

/// <summary>Corporate events.</summary>
internal sealed record WshEventsResult
{
    public int? ConId { get; init; }

    [Description("As Wall Street Horizon writes them.")]
    public required IReadOnlyList<JsonElement> Events { get; init; }

    public required int Count { get; init; }
}
