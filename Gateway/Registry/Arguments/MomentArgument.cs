using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gateway.Registry.Arguments;

/// <summary>A moment in ISO 8601; without an offset it is UTC.</summary>
internal sealed class MomentArgument : ArgumentType
{
    public override string Rule => "a date and time in ISO 8601";

    public override string Example => "2026-01-30T15:30:00Z";

    public override JsonObject Schema() => new() { ["type"] = "string", ["format"] = "date-time" };

    public override object Read(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(
            value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : throw Broken();
}
