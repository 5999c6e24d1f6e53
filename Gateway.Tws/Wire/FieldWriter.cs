using System.Buffers;

namespace Gateway.Tws.Wire;

/// <summary>Writes the NUL-ended text fields of one frame's payload.</summary>
/// <remarks>
/// <c>Write</c> of a nullable writes an empty field for null; <c>WriteLiteral</c> writes the largest number instead, as TWS wants it in a few places.
/// Errors: <see cref="TwsTextException"/> when a text holds a character outside printable ASCII, tab, CR and LF (IB's error 579).
/// </remarks>
public sealed class FieldWriter(IBufferWriter<byte> output)
{
    private const int LongestNumber = 64;

    public void Write(string? text)
    {
        var length = text?.Length ?? 0;
        var span = output.GetSpan(length + 1);
        for (var i = 0; i < length; i++)
        {
            var c = text![i];
            if (c is not (>= ' ' and <= '~' or '\t' or '\r' or '\n'))
                throw new TwsTextException($"The text '{Printable(text)}' holds the character U+{(int)c:X4}; TWS accepts printable ASCII only.");
            span[i] = (byte)c;
        }
        span[length] = 0;
        output.Advance(length + 1);
    }

    public void Write(bool value) => Write(value ? 1 : 0);

    public void Write(int value) => WriteNumber(value);

    public void Write(long value) => WriteNumber(value);

    public void Write(double value) => WriteNumber(value, "R");

    public void Write(decimal value) => WriteNumber(value);

    public void Write(int? value)
    {
        if (value is { } number)
            Write(number);
        else
            WriteEmpty();
    }

    public void Write(double? value)
    {
        if (value is { } number)
            Write(number);
        else
            WriteEmpty();
    }

    public void Write(decimal? value)
    {
        if (value is { } number)
            Write(number);
        else
            WriteEmpty();
    }

    /// <summary>Null is written as 2147483647.</summary>
    public void WriteLiteral(int? value) => Write(value ?? int.MaxValue);

    /// <summary>Null is written as 1.7976931348623157E+308.</summary>
    public void WriteLiteral(decimal? value)
    {
        if (value is { } number)
            Write(number);
        else
            Write(double.MaxValue);
    }

    public void WriteEmpty() => Write((string?)null);

    private void WriteNumber<T>(T value, string? format = null) where T : IUtf8SpanFormattable
    {
        var span = output.GetSpan(LongestNumber);
        if (!value.TryFormat(span, out var written, format, CultureInfo.InvariantCulture))
            throw new ArgumentException($"The number '{value}' does not fit a field of {LongestNumber} bytes.");
        span[written] = 0;
        output.Advance(written + 1);
    }

    private static string Printable(string text) =>
        string.Concat(text.Take(40).Select(c => c is >= ' ' and <= '~' ? c.ToString() : Rune.ReplacementChar.ToString()));
}
