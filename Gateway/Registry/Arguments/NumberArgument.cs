using Gateway.Text;

namespace Gateway.Registry.Arguments;

/// <summary>An int, long, decimal or double; a text that holds a number is a number too (<see cref="NumberText"/>).</summary>
internal sealed class NumberArgument(Type type, Bounds bounds) : ArgumentType
{
    /// <summary>Far beyond any price, size or amount of money, and small enough that products of two stay numbers.</summary>
    private const decimal Largest = 1_000_000_000_000m;

    private readonly bool _whole = type == typeof(int) || type == typeof(long);

    private readonly (decimal Least, decimal Most) _limits =
        type == typeof(int) ? (int.MinValue, int.MaxValue)
        : type == typeof(long) ? (long.MinValue, long.MaxValue)
        : (decimal.MinValue, decimal.MaxValue);

    public override string Rule => (_whole ? "a whole number" : "a number") + bounds.InWords();

    public override string Example =>
        new[] { 1m, 100m, bounds.Minimum, bounds.Maximum }.FirstOrDefault(n => n is { } value && bounds.Holds(value))?
            .ToString(CultureInfo.InvariantCulture) ?? "1";

    public override bool TakesNumbers => true;

    public override JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = _whole ? "integer" : "number" };
        if (bounds.Minimum is { } least)
            schema[bounds.Exclusive ? "exclusiveMinimum" : "minimum"] = least;
        if (bounds.Maximum is { } most)
            schema["maximum"] = most;
        return schema;
    }

    public override object Read(JsonElement value)
    {
        var number = Decimal(value);
        if (Math.Abs(number) > Largest && !_whole)
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{Rule}, at most {Largest} above or below 0"));
        if (!bounds.Holds(number) || number < _limits.Least || number > _limits.Most || (_whole && number != decimal.Truncate(number)))
            throw Broken();
        return type switch
        {
            _ when type == typeof(int) => (int)number,
            _ when type == typeof(long) => (long)number,
            _ when type == typeof(double) => (double)number,
            _ => number,
        };
    }

    private decimal Decimal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDecimal(out var number) => NumberText.WithoutNoise(number),
        JsonValueKind.String => Read(value.GetString()!),
        _ => throw Broken(),
    };

    private decimal Read(string given)
    {
        var text = NumberText.Read(given);
        if (text is { IsPercent: true } && bounds.PercentDivisor is null)
            throw new FormatException($"{Rule}, without a percent sign");
        if (text.Doubt is not null)
            throw new FormatException($"{Rule}; {text.Doubt}");
        if (bounds.Counts && text.IsDollars)
            throw new FormatException($"{Rule}: a number of units without a currency sign; an amount of money is cashQty, where a tool has it");
        if (bounds.Counts && NumberText.MayBeThousands(given))
            throw new FormatException($"{Rule}; the point can separate thousands: write digits alone");
        return text.Value is not { } number ? throw Broken() : text.IsPercent ? number / bounds.PercentDivisor!.Value : number;
    }
}
