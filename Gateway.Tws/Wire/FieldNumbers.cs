using System.Buffers.Text;

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

    public static decimal? ParseDecimalOrNull(ReadOnlySpan<byte> field, int index) =>
        TryParseDecimal(field, out var value) ? value : throw NotANumber(field, index);

    /// <summary>False for a text that is no number; true with null for an unset marker.</summary>
    public static bool TryParseDecimal(ReadOnlySpan<byte> field, out decimal? value)
    {
        if (Utf8Parser.TryParse(field, out decimal exact, out var used) && used == field.Length)
        {
            value = exact is int.MaxValue || Math.Abs(exact) >= UnsetMagnitude ? null : exact;
            return true;
        }
        // Exponents and the words NaN and Infinity come this way; the largest double does not fit a decimal.
        value = null;
        if (!double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var wide))
            return false;
        if (double.IsFinite(wide) && Math.Abs(wide) < (double)UnsetMagnitude)
            value = decimal.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out exact) ? exact : (decimal)wide;
        return true;
    }

    public static TwsProtocolException NotANumber(ReadOnlySpan<byte> field, int index) =>
        new($"field {index} is not a number: '{Encoding.Latin1.GetString(field[..Math.Min(field.Length, 32)])}'");
}
