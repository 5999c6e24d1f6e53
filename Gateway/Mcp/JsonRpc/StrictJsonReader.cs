using System.Text.Unicode;

namespace Gateway.Mcp.JsonRpc;

/// <summary>Reads JSON tokens strictly: refuses invalid UTF-8, lone surrogates and too deep nesting.</summary>
/// <remarks>
/// Malformed text throws <see cref="JsonException"/>; well-formed text that exceeds a limit of the gateway throws <see cref="StrictJsonException"/>.
/// </remarks>
internal ref struct StrictJsonReader
{
    private readonly int _maxDepth;
    private Utf8JsonReader _reader;

    public StrictJsonReader(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        if (!Utf8.IsValid(utf8))
            throw new JsonException("The body is not valid UTF-8.");
        _maxDepth = maxDepth;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
    }

    public readonly JsonTokenType TokenType => _reader.TokenType;

    public readonly int TokenStart => (int)_reader.TokenStartIndex;

    public readonly int Consumed => (int)_reader.BytesConsumed;

    public readonly bool NameIs(ReadOnlySpan<byte> name) => _reader.ValueTextEquals(name);

    public readonly string GetString() => _reader.GetString()!;

    public readonly bool TryGetInt64(out long value) => _reader.TryGetInt64(out value);

    public bool Read()
    {
        if (!_reader.Read())
            return false;
        if (_reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && _reader.CurrentDepth >= _maxDepth)
            throw new StrictJsonException($"The body is nested deeper than {_maxDepth} levels.");
        if (_reader.ValueIsEscaped && HasLoneSurrogate(_reader.ValueSpan))
            throw new JsonException("A string holds half of a surrogate pair (\\uD800 to \\uDFFF without its other half).");
        return true;
    }

    /// <summary>Skips and validates the current value.</summary>
    public void SkipValue()
    {
        var open = 0;
        do
        {
            if (TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                open++;
            else if (TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                open--;
        }
        while (open > 0 && Read());
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<byte> escaped)
    {
        var high = false;
        for (var i = 0; i < escaped.Length; i++)
        {
            var unit = 0;
            if (escaped[i] == '\\')
            {
                i++;
                if (escaped[i] == 'u')
                {
                    unit = Convert.ToInt32(System.Text.Encoding.ASCII.GetString(escaped.Slice(i + 1, 4)), 16);
                    i += 4;
                }
            }

            var low = unit is >= 0xDC00 and <= 0xDFFF;
            if (high != low)
                return true;
            high = unit is >= 0xD800 and <= 0xDBFF;
        }

        return high;
    }
}

/// <summary>JSON that is well-formed but exceeds a limit of the gateway.</summary>
internal sealed class StrictJsonException(string message) : Exception(message);
