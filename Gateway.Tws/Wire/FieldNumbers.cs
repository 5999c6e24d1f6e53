using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Gateway.Tws.Wire;

/// <summary>Number texts of the TWS protocol: invariant culture, <c>.</c> as the decimal point, exponents allowed.</summary>
internal static class FieldNumbers
{
    /// <summary>No real price or size is this large: from here on a number is one of TWS's unset markers.</summary>
    private const decimal UnsetMagnitude = 9_223_372_036_854_775_807m;

    public static int ParseInt(ReadOnlySpan<byte> field, int index) =>
        Utf8Parser.TryParse(field, out int value, out var used) && used == field.Length
            ? value
            : throw NotANumber(field, index);

    public static double ParseDouble(ReadOnlySpan<byte> field, int index) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw NotANumber(field, index);

    public static decimal? ParseDecimalOrNull(ReadOnlySpan<byte> field, int index)
    {
        if (Utf8Parser.TryParse(field, out decimal value, out var used) && used == field.Length)
            return value is int.MaxValue || Math.Abs(value) >= UnsetMagnitude ? null : value;
        // Exponents and the words NaN and Infinity come this way; the largest double does not fit a decimal.
        var wide = ParseDouble(field, index);
        if (!double.IsFinite(wide) || Math.Abs(wide) >= (double)UnsetMagnitude)
            return null;
        return decimal.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) ? value : (decimal)wide;
    }

    public static TwsProtocolException NotANumber(ReadOnlySpan<byte> field, int index) =>
        new($"field {index} is not a number: '{Encoding.Latin1.GetString(field[..Math.Min(field.Length, 32)])}'");
}
