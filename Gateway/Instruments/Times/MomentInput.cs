using Gateway.Registry.Arguments;
using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Instruments.Times;

/// <summary>
/// A moment or a day as the caller wrote it. Without a time zone it is the exchange's (<see cref="ExchangeClock"/>), so that it becomes a moment
/// only when the contract is known.
/// </summary>
[ArgumentFormat(typeof(Format))]
internal sealed record MomentInput(MomentText Text)
{
    /// <exception cref="FormatException">The text is no moment, is unclear, or names an unknown zone; the message follows "must be".</exception>
    public static MomentInput Parse(string text)
    {
        var read = MomentText.Parse(text);
        return read.Zone is null || TwsTime.FindZone(read.Zone) is not null
            ? new MomentInput(read)
            : throw new FormatException($"a moment in a known time zone, such as America/New_York or US/Eastern; '{read.Zone}' is none");
    }

    /// <summary>The moment; a day alone is its beginning.</summary>
    /// <param name="zone">For a text that names none.</param>
    /// <exception cref="FormatException">The clocks skip this time; the message follows "must be".</exception>
    public DateTimeOffset At(TimeZoneInfo zone) => Text.At(Named ?? zone);

    /// <summary>The same, but a day alone is its last second.</summary>
    /// <inheritdoc cref="At"/>
    public DateTimeOffset AtEnd(TimeZoneInfo zone) => Text.AtEnd(Named ?? zone);

    private TimeZoneInfo? Named => Text.Zone is { } name ? TwsTime.FindZone(name) : null;

    private sealed class Format : ArgumentType
    {
        public override string Rule => MomentText.Rule;

        public override string Example => "2026-12-01 16:00";

        public override JsonObject Schema() => new() { ["type"] = "string" };

        public override object Read(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? Parse(value.ToString())
            : throw Broken();
    }
}

/// <summary>A day as the caller wrote it.</summary>
[ArgumentFormat(typeof(Format))]
internal sealed record DayInput(DateOnly Day)
{
    /// <summary>IB's form.</summary>
    public override string ToString() => Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private sealed class Format : ArgumentType
    {
        public override string Rule => MomentText.DayRule;

        public override string Example => "2026-12-01";

        public override JsonObject Schema() => new() { ["type"] = "string" };

        public override object Read(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? new DayInput(MomentText.ParseDay(value.ToString()))
            : throw Broken();
    }
}

/// <summary>An expiration as the caller wrote it, a day or a month, in IB's form.</summary>
[ArgumentFormat(typeof(Format))]
internal sealed record ExpirationInput(string Text)
{
    private sealed class Format : ArgumentType
    {
        public override string Rule => ExpirationText.Rule;

        public override string Example => "20261218";

        public override JsonObject Schema() => new() { ["type"] = "string" };

        public override object Read(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? new ExpirationInput(ExpirationText.Parse(value.ToString()))
            : throw Broken();
    }
}
