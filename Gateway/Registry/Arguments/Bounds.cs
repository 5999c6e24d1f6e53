using Gateway.Handlers;

namespace Gateway.Registry.Arguments;

/// <summary>The limits that the validation attributes of a parameter set; null where there is none.</summary>
internal sealed record Bounds(decimal? Minimum, bool Exclusive, decimal? Maximum, int? MinLength, int? MaxLength, string? Pattern)
{
    public static Bounds None { get; } = new(null, false, null, null, null, null);

    /// <summary>The divisor of a number with a percent sign: 1 for numbers in per cent, 100 for fractions; null where no sign may follow.</summary>
    public decimal? PercentDivisor { get; private init; }

    /// <summary>Whether the number counts units (<see cref="CountAttribute"/>).</summary>
    public bool Counts { get; private init; }

    /// <summary>Whether a list of texts is taken for a text with commas.</summary>
    public bool Commas { get; private init; }

    /// <summary>Whether texts hold printable ASCII only (<see cref="PlainTextAttribute"/>).</summary>
    public bool IsPlain { get; private init; }

    public static Bounds Of(ParameterInfo parameter)
    {
        var range = parameter.GetCustomAttribute<RangeAttribute>();
        var length = parameter.GetCustomAttribute<LengthAttribute>();
        return new Bounds(
            Number(range?.Minimum),
            range?.MinimumIsExclusive ?? false,
            Number(range?.Maximum),
            length?.MinimumLength ?? parameter.GetCustomAttribute<MinLengthAttribute>()?.Length,
            length?.MaximumLength ?? parameter.GetCustomAttribute<MaxLengthAttribute>()?.Length,
            parameter.GetCustomAttribute<RegularExpressionAttribute>()?.Pattern)
        {
            Counts = parameter.IsDefined(typeof(CountAttribute)),
            IsPlain = parameter.Member.Module.Assembly.IsDefined(typeof(PlainTextAttribute)) && !parameter.IsDefined(typeof(FreeTextAttribute)),
            Commas = parameter.IsDefined(typeof(CommasAttribute)),
            PercentDivisor = parameter.IsDefined(typeof(PercentAttribute)) ? 1 : parameter.IsDefined(typeof(FractionAttribute)) ? 100 : null,
        };
    }

    /// <summary>Of a list's items: limits are those of the list, the unit is that of each number.</summary>
    public Bounds OfItems() => None with { PercentDivisor = PercentDivisor, IsPlain = IsPlain };

    public bool Holds(decimal value) =>
        (Minimum is not { } least || (Exclusive ? value > least : value >= least)) && (Maximum is not { } most || value <= most);

    public bool HoldsLength(int length) => length >= (MinLength ?? 0) && length <= (MaxLength ?? int.MaxValue);

    /// <summary>The limits in words, to be read after "a number".</summary>
    public string InWords() => (Minimum, Maximum) switch
    {
        ({ } least, { } most) => $" {(Exclusive ? "greater than" : "from")} {Text(least)} {(Exclusive ? "and at most" : "to")} {Text(most)}",
        ({ } least, null) => $" {(Exclusive ? "greater than" : "of at least")} {Text(least)}",
        (null, { } most) => $" of at most {Text(most)}",
        _ => string.Empty,
    };

    public string LengthInWords(string unit) => (MinLength, MaxLength) switch
    {
        ({ } least, { } most) => $" of {least} to {most} {unit}",
        ({ } least, null) => $" of at least {least} {unit}",
        (null, { } most) => $" of at most {most} {unit}",
        _ => string.Empty,
    };

    /// <summary>A limit that a decimal cannot hold counts as no limit.</summary>
    private static decimal? Number(object? end) => end switch
    {
        null or double.MaxValue or double.MinValue or int.MaxValue or int.MinValue => null,
        double number when Math.Abs(number) >= (double)decimal.MaxValue => null,
        _ => Convert.ToDecimal(end, CultureInfo.InvariantCulture),
    };

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
