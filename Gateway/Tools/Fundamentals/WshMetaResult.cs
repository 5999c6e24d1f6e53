using System.ComponentModel;
using System.Text.Json;

namespace Gateway.Tools.Fundamentals;

/// <summary>Kinds of events and filters of Wall Street Horizon.</summary>
internal sealed record WshMetaResult
{
    [Description("As Wall Street Horizon writes it, or the part that was selected.")]
    public required JsonElement Metadata { get; init; }

    [Description("What this is.")]
    public string? Description { get; init; }

    [Description("True when parts were left out: select one by path.")]
    public required bool Truncated { get; init; }
}
