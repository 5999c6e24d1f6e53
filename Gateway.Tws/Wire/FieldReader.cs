using System.Buffers.Text;

namespace Gateway.Tws.Wire;

/// <summary>Reads the NUL-ended text fields of one frame, left to right, straight from its bytes.</summary>
/// <remarks>
/// Plain readers turn an empty field into zero or false; the <c>OrNull</c> readers turn an empty field and every unset
/// marker of TWS into null. Errors: <see cref="TwsProtocolException"/> naming the field's index when a field is missing or is not a number.
/// </remarks>
public ref struct FieldReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _rest = payload;

    /// <summary>Index of the next field; the message id is field 0.</summary>
    public int Index { get; private set; }

    public readonly bool AtEnd => _rest.IsEmpty;

    public ReadOnlySpan<byte> ReadBytes()
    {
        if (_rest.IsEmpty)
            throw new TwsProtocolException($"field {Index} is missing");
        var end = _rest.IndexOf((byte)0);
        if (end < 0)
            throw new TwsProtocolException($"field {Index} does not end with NUL");
        var field = _rest[..end];
        Advance(end);
        return field;
    }

    public void Skip(int fields = 1)
    {
        for (var i = 0; i < fields; i++)
            ReadBytes();
    }

    /// <summary>Text of one line, cleaned; bytes that are not UTF-8 become replacement characters, never an error.</summary>
    public string ReadString() => Decode(ReadBytes(), lines: false);

    /// <summary>Text of any number of lines, such as an article or XML, cleaned like <see cref="ReadString"/>.</summary>
    public string ReadText() => Decode(ReadBytes(), lines: true);

    /// <summary>Text of one line in which TWS escapes non-ASCII characters as <c>\uXXXX</c>; they are undone here, and then cleaned.</summary>
    public string ReadEscapedString()
    {
        var text = ReadString();
        var undone = UnicodeEscapes.Undo(text);
        return ReferenceEquals(text, undone) ? text : ForeignText.Clean(undone, lines: false);
    }

    public bool ReadBool()
    {
        var field = ReadBytes();
        return !field.IsEmpty && !field.SequenceEqual("0"u8) && !field.SequenceEqual("false"u8);
    }

    public int ReadInt()
    {
        // Nearly every int of the wire is a few digits and a NUL; ten fit a long, and everything else takes the slow path.
        const int mostDigits = 10;
        var value = 0L;
        var length = 0;
        for (; length < _rest.Length && length <= mostDigits; length++)
        {
            var digit = (uint)(_rest[length] - '0');
            if (digit > 9)
                break;
            value = value * 10 + digit;
        }
        if (length is > 0 and <= mostDigits && value <= int.MaxValue && length < _rest.Length && _rest[length] == 0)
        {
            Advance(length);
            return (int)value;
        }
        var field = ReadBytes();
        return field.IsEmpty ? 0 : FieldNumbers.ParseInt(field, Index - 1);
    }

    public long ReadLong()
    {
        var field = ReadBytes();
        if (field.IsEmpty)
            return 0;
        return Utf8Parser.TryParse(field, out long value, out var used) && used == field.Length
            ? value
            : throw FieldNumbers.NotANumber(field, Index - 1);
    }

    public double ReadDouble()
    {
        var field = ReadBytes();
        return field.IsEmpty ? 0 : FieldNumbers.ParseDouble(field, Index - 1);
    }

    /// <summary>How many rows follow; never more than the rest of the frame has bytes, so that a list may be sized by it.</summary>
    public int ReadCount()
    {
        var count = ReadInt();
        return count >= 0 && count <= _rest.Length
            ? count
            : throw new TwsProtocolException($"field {Index - 1} is not a possible count: {count}");
    }

    /// <summary>A number that TWS always sends; empty and unset markers are 0.</summary>
    public decimal ReadDecimal() => ReadDecimalOrNull() ?? 0m;

    /// <summary>Null when empty or 2147483647.</summary>
    public int? ReadIntOrNull()
    {
        var field = ReadBytes();
        if (field.IsEmpty)
            return null;
        var value = FieldNumbers.ParseInt(field, Index - 1);
        return value == int.MaxValue ? null : value;
    }

    /// <summary>Null when empty, NaN or the largest double.</summary>
    public double? ReadDoubleOrNull()
    {
        if (PlainNumber.TryRead(_rest, out var plain) && plain.IsExactDouble)
        {
            Advance(plain.Length);
            return plain.ToDouble();
        }
        var field = ReadBytes();
        if (field.IsEmpty)
            return null;
        var value = FieldNumbers.ParseDouble(field, Index - 1);
        return double.IsNaN(value) || value is double.MaxValue or double.MinValue ? null : value;
    }

    /// <summary>A text that is a number if TWS computed one; null for any other text, never an error.</summary>
    public decimal? ReadDecimalTextOrNull()
    {
        var field = ReadBytes();
        return FieldNumbers.TryParseDecimal(field, out var value) ? value : null;
    }

    /// <summary>Null when empty, NaN, infinite, or one of the unset markers of ints, longs and doubles.</summary>
    public decimal? ReadDecimalOrNull()
    {
        if (PlainNumber.TryRead(_rest, out var plain))
        {
            Advance(plain.Length);
            return plain.IsUnset ? null : plain.ToDecimal();
        }
        var field = ReadBytes();
        return field.IsEmpty ? null : FieldNumbers.ParseDecimalOrNull(field, Index - 1);
    }

    private static string Decode(ReadOnlySpan<byte> field, bool lines) =>
        field.IsEmpty ? string.Empty
        : ForeignText.IsPlain(field) ? Encoding.ASCII.GetString(field)
        : ForeignText.Clean(Encoding.UTF8.GetString(field), lines);

    private void Advance(int length)
    {
        _rest = _rest[(length + 1)..];
        Index++;
    }
}

/// <summary>The <c>\uXXXX</c> escapes that TWS writes for non-ASCII characters in three texts: error texts, reject JSON and long names.</summary>
internal static class UnicodeEscapes
{
    private const int EscapeLength = 6;

    /// <summary>Every well-formed escape becomes its character; any other backslash stays as it is.</summary>
    public static string Undo(string text)
    {
        var next = text.IndexOf(@"\u", StringComparison.Ordinal);
        if (next < 0)
            return text;
        var result = new StringBuilder(text.Length);
        var copied = 0;
        while (next >= 0)
        {
            if (next + EscapeLength <= text.Length
                && ushort.TryParse(text.AsSpan(next + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                result.Append(text, copied, next - copied).Append((char)unit);
                copied = next + EscapeLength;
            }
            next = text.IndexOf(@"\u", Math.Max(next + 2, copied), StringComparison.Ordinal);
        }
        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
