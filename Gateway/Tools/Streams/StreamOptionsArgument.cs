using Gateway.Registry.Arguments;

namespace Gateway.Tools.Streams;

/// <inheritdoc cref="StreamOptions"/>
internal sealed class StreamOptionsArgument : ArgumentType
{
    public override string Rule => "an object";

    public override string Example => """{"genericTicks":"233"}""";

    public override JsonObject Schema() => new() { ["type"] = "object" };

    public override object Read(JsonElement value)
    {
        var read = value.ValueKind == JsonValueKind.String ? Parse(value.GetString()!) : value;
        return read.ValueKind == JsonValueKind.Object ? new StreamOptions(read.Clone()) : throw Broken();
    }

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
