using Gateway.Registry.Arguments;

namespace Gateway.Tools.Streams;

/// <inheritdoc cref="StreamOptions"/>
internal sealed class StreamOptionsArgument : ArgumentType
{
    public override string Rule => "an object";

    public override string Example => """{"genericTicks":"233"}""";

    /// <summary>The options of all kinds; each kind takes its own.</summary>
    public override JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["account"] = Option("string", "Account id, such as DU1234567."),
            ["conId"] = Option("integer", "pnl_single: the position's contract id."),
            ["barSize"] = Option("string", "bars: bar length, such as 1 min."),
            ["duration"] = Option("string", "bars: time span before now, such as 1 D."),
            ["whatToShow"] = Option("string", "bars, bars5s: TRADES, MIDPOINT, BID or ASK."),
            ["genericTicks"] = Option("string", "quote: extra ticks by IB's ids, such as 233."),
            ["rows"] = Option("integer", "depth: rows of each side."),
        },
    };


    public override object Read(JsonElement value)
    {
        var read = value.ValueKind == JsonValueKind.String ? Parse(value.GetString()!) : value;
        return read.ValueKind == JsonValueKind.Object ? new StreamOptions(read.Clone()) : throw Broken();
    }

    private static JsonObject Option(string type, string description) => new() { ["type"] = type, ["description"] = description };

    /// <summary>Some clients send an object as text.</summary>
    private JsonElement Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw Broken();
        }
    }
}

/// <summary>The options of a stream besides its contract; validated by the stream's kind.</summary>
[ArgumentFormat(typeof(StreamOptionsArgument))]
internal sealed record StreamOptions(JsonElement Json);
