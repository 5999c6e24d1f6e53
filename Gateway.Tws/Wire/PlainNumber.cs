namespace Gateway.Tws.Wire;

/// <summary>A number as nearly every field has it, <c>-12.34</c>: read in one pass, its end found on the way.</summary>
/// <param name="Digits">The number without its decimal point.</param>
/// <param name="Scale">How many digits come after the point.</param>
/// <param name="Length">Bytes of the field, its NUL not counted.</param>
internal readonly record struct PlainNumber(long Digits, int Scale, int Length)
{
    /// <summary>A long always holds this many digits.</summary>
    private const int MostDigits = 18;

    /// <summary>From here on a long is not exact as a double.</summary>
    private const long ExactDoubles = 1L << 53;

    private static readonly double[] PowersOfTen =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18];

    /// <summary>True when one division makes the nearest double: both of its sides are exact.</summary>
    public bool IsExactDouble => Digits is > -ExactDoubles and < ExactDoubles;

    /// <summary>The largest int is TWS's marker for an unset number.</summary>
    public bool IsUnset => Scale == 0 && Digits == int.MaxValue;

    public double ToDouble() => Digits / PowersOfTen[Scale];

    public decimal ToDecimal()
    {
        var magnitude = Math.Abs(Digits);
        return new decimal((int)magnitude, (int)(magnitude >> 32), 0, Digits < 0, (byte)Scale);
    }

    /// <summary>False for everything else: exponents, words, too many digits, an empty field, a field without its NUL.</summary>
    public static bool TryRead(ReadOnlySpan<byte> rest, out PlainNumber number)
    {
        number = default;
        var negative = !rest.IsEmpty && rest[0] == '-';
        var first = negative ? 1 : 0;
        var point = -1;
        var digits = 0L;
        var i = first;
        for (; i < rest.Length && rest[i] != 0; i++)
        {
            var digit = (uint)(rest[i] - '0');
            if (digit <= 9)
                digits = digits * 10 + digit; // Too many digits overflow; their count is looked at below.
            else if (rest[i] == '.' && point < 0)
                point = i;
            else
                return false;
        }
        var scale = point < 0 ? 0 : i - point - 1;
        var count = i - first - (point < 0 ? 0 : 1);
        if (i == rest.Length || count is 0 or > MostDigits)
            return false;
        number = new PlainNumber(negative ? -digits : digits, scale, i);
        return true;
    }
}
