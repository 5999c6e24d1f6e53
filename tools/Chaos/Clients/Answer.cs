namespace Chaos.Clients;

/// <summary>The end of one call over HTTP.</summary>
/// <param name="Status">The HTTP status; 0 when the connection broke before the end of the answer.</param>
/// <param name="Data">The result; null for an error and without an answer.</param>
/// <param name="Code">The error's code.</param>
/// <param name="Message">The error's text, or why there is no answer.</param>
/// <param name="Retryable">Whether the error says that the same call may succeed later.</param>
/// <param name="Took">From the first byte sent to the last one read.</param>
internal sealed record Answer(int Status, JsonElement? Data, string? Code, string? Message, bool Retryable, TimeSpan Took)
{
    private const int Shown = 400;

    /// <summary>The outcome of a placing or changing tool; null when there is none.</summary>
    public string? Outcome => Text("outcome");

    public int OrderId => Data is { } data && data.TryGetProperty("orderId", out var id) ? id.GetInt32() : 0;

    public string? Text(string name) =>
        Data is { ValueKind: JsonValueKind.Object } data && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>Short, for reports.</summary>
    public override string ToString() => Data is { } data
        ? $"{Status} {(data.ToString() is { Length: > Shown } text ? text[..Shown] : data.ToString())}"
        : $"{Status} {Code}: {Message}";

    /// <summary>Reads the last line of a reply.</summary>
    public static Answer Of(int status, string body, TimeSpan took)
    {
        var line = body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
        if (line is null || Parse(line) is not { } last)
            return new Answer(0, null, null, "The reply has no last line.", Retryable: true, took);
        if (last.TryGetProperty("data", out var data) && last.GetProperty("type").GetString() == "result")
            return new Answer(status, data, null, null, Retryable: false, took);
        return last.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
            ? new Answer(
                status, null, error.GetProperty("code").GetString(), error.GetProperty("message").GetString(),
                error.TryGetProperty("retryable", out var again) && again.GetBoolean(), took)
            : new Answer(status, null, "unreadable", line, Retryable: status >= 500, took);
    }

    private static JsonElement? Parse(string line)
    {
        try
        {
            return JsonDocument.Parse(line).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
