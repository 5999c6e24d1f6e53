using Gateway.Tests.Support;

namespace Gateway.Tests.Mcp;

/// <summary>Reads an answer event by event, as a client does; comments are passed over.</summary>
internal sealed class SseReader(HttpResponseMessage response) : IDisposable
{
    private StreamReader? _reader;

    /// <summary>The next event; null when the stream has ended.</summary>
    public async Task<SseEvent?> NextAsync()
    {
        _reader ??= new StreamReader(await response.Content.ReadAsStreamAsync());
        var fields = new Dictionary<string, string>();
        while (await _reader.NextLineAsync() is { } line)
        {
            if (line.Length > 0 && line[0] != ':')
                fields.Add(line[..line.IndexOf(": ", StringComparison.Ordinal)], line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
            else if (fields.Count > 0)
                return new SseEvent(fields.GetValueOrDefault("id"), fields.GetValueOrDefault("data"), fields.GetValueOrDefault("retry"));
        }

        return null;
    }

    /// <summary>Every event until the stream ends.</summary>
    public async Task<List<SseEvent>> RestAsync()
    {
        var events = new List<SseEvent>();
        while (await NextAsync() is { } next)
            events.Add(next);
        return events;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        response.Dispose();
    }
}

/// <summary>One server-sent event, field by field; null where the field is absent.</summary>
internal sealed record SseEvent(string? Id, string? Data, string? Retry);
