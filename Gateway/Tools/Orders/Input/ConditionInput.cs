using Gateway.Handlers;
using Gateway.Instruments;
using Gateway.Instruments.Contracts;
using Gateway.Instruments.Times;
using Gateway.Registry.Arguments;
using Gateway.Registry.Schemas;
using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Input;

/// <summary>A condition as the caller writes it: type, contract, op, value.</summary>
[ArgumentFormat(typeof(ConditionArgument))]
internal sealed class ConditionInput(
    [Description("Kind of condition, such as price.")] ConditionKind type,
    [Description("Instrument that the condition watches, such as AAPL.")] ContractInput? contract = null,
    [Description("Comparison: >= (default) or <=.")] ConditionSide op = ConditionSide.AtLeast,
    [Description("Price, per cent of cushion or change, or volume.")][Example("200")] ConditionValue? value = null,
    [Description("For type time, by the clock of the order's exchange.")] MomentInput? time = null,
    [Description("price: IB's trigger method; 0 default, 2 last, 4 bid or ask, 8 midpoint.")][Range(0, 8)] int triggerMethod = 0,
    [Description("Conjunction with the next one.")] ConditionJoin join = ConditionJoin.And) : IQuoted
{
    public bool InDollars => contract is { InDollars: true };

    /// <summary>As TWS takes it, with the id of the one contract that it names.</summary>
    /// <exception cref="ToolException">A value that the type needs is missing, or the contract is not one instrument.</exception>
    public async Task<OrderCondition> ToConditionAsync(ContractResolver resolver, ExchangeClock clock, CancellationToken cancellationToken)
    {
        var more = op == ConditionSide.AtLeast;
        OrderCondition made = type switch
        {
            ConditionKind.Time => new TimeCondition
            {
                IsMore = more,
                // A day alone is the whole day: "before" it ends, "after" it begins.
                Time = TwsTime.Format(
                    time is not { } moment ? throw Missing("time", "2026-12-01 15:30")
                    : more ? clock.At(moment, "time") : clock.AtEnd(moment, "time")),
            },
            ConditionKind.Margin => new MarginCondition { IsMore = more, Percent = Whole("30") },
            _ => await OnContractAsync(more, resolver, cancellationToken),
        };
        return made with { IsConjunctionConnection = join == ConditionJoin.And };
    }

    private async Task<OrderCondition> OnContractAsync(bool more, ContractResolver resolver, CancellationToken cancellationToken)
    {
        var asked = (contract ?? throw Missing("contract", "AAPL")).Contract;
        var found = (await resolver.ResolveAsync(asked, cancellationToken)).Contract;
        return type switch
        {
            ConditionKind.Price =>
                new PriceCondition
                {
                    IsMore = more,
                    Price = PriceOf(found),
                    ConId = found.ConId,
                    Exchange = found.Exchange,
                    TriggerMethod = triggerMethod,
                },
            ConditionKind.Volume => new VolumeCondition { IsMore = more, Volume = Whole("1000000"), ConId = found.ConId, Exchange = found.Exchange },
            ConditionKind.PercentChange =>
                new PercentChangeCondition
                {
                    IsMore = more,
                    ChangePercent = Number("-2.5"),
                    ConId = found.ConId,
                    Exchange = found.Exchange,
                },
            _ => new ExecutionCondition { SecType = found.SecType, Exchange = found.Exchange, Symbol = found.Symbol },
        };
    }

    /// <summary>A combination, a future and an index may be at 0 or below.</summary>
    private decimal PriceOf(Contract watched)
    {
        var price = Number("200");
        if (price > 0 || watched.SecType is SecTypes.Bag or SecTypes.Future or SecTypes.ContinuousFuture or SecTypes.Index)
            return price;
        throw ToolErrors.InvalidArgument(
            string.Create(
                CultureInfo.InvariantCulture,
                $"conditions: value of a price condition must be above 0 for {watched.SecType}; got {price:0.############}; example: 200"),
            "Nothing was sent.");
    }

    private decimal Number(string example) => value is not { } given ? throw Missing("value", example)
        : given.IsPercent && type is not (ConditionKind.PercentChange or ConditionKind.Margin)
            ? throw ToolErrors.InvalidArgument(
                $"conditions: value of a {EnumName<ConditionKind>.Of(type)} condition must be without a percent sign; example: {example}",
                "Nothing was sent.")
            : given.Value;

    private int Whole(string example) => Number(example) is var number && number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue
        ? (int)number
        : throw Missing("value", example);

    private ToolException Missing(string field, string example) => ToolErrors.InvalidArgument(
        $"conditions: {field} of a {EnumName<ConditionKind>.Of(type)} condition is "
        + $"required{(field == "value" && type is ConditionKind.Margin or ConditionKind.Volume ? " and must be a whole number" : "")}; example: "
        + $"{example}",
        "Nothing was sent.");
}

/// <summary>The number that a condition compares with; a percent sign may follow where it is in per cent.</summary>
[ArgumentFormat(typeof(Format))]
internal sealed record ConditionValue(decimal Value, bool IsPercent)
{
    private sealed class Format : ArgumentType
    {
        public override string Rule => "a number";

        public override string Example => "200";

        public override bool TakesNumbers => true;

        public override JsonObject Schema() => new() { ["type"] = "number" };

        public override object Read(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
                return new ConditionValue(NumberText.WithoutNoise(number), IsPercent: false);
            var text = value.ValueKind == JsonValueKind.String ? NumberText.Read(value.GetString()!) : default;
            return text.Value is { } read ? new ConditionValue(read, text.IsPercent)
                : throw new FormatException(text.Doubt is null ? Rule : $"{Rule}; {text.Doubt}");
        }
    }
}

/// <summary>The kind of value that a condition compares.</summary>
internal enum ConditionKind
{
    [JsonStringEnumMemberName("price")]
    Price,

    [JsonStringEnumMemberName("time")]
    Time,

    [JsonStringEnumMemberName("margin")]
    Margin,

    [JsonStringEnumMemberName("execution")]
    Execution,

    [JsonStringEnumMemberName("volume")]
    Volume,

    [JsonStringEnumMemberName("percentChange")]
    PercentChange,
}

/// <summary>On which side of its value a condition holds; the value itself counts on both.</summary>
internal enum ConditionSide
{
    [JsonStringEnumMemberName(">=")]
    AtLeast,

    [JsonStringEnumMemberName("<=")]
    AtMost,
}

/// <summary>How a condition is joined to the next one.</summary>
internal enum ConditionJoin
{
    [JsonStringEnumMemberName("and")]
    And,

    [JsonStringEnumMemberName("or")]
    Or,
}

/// <inheritdoc cref="ConditionInput"/>
internal sealed class ConditionArgument : ArgumentType
{
    private static readonly ObjectFields Fields = new(nameof(ConditionInput), SharedTerms.None, typeof(ConditionInput));

    public override string Rule => "a condition: an object with type and, as the type needs them, contract, op, value and time";

    public override string Example => """{"type":"price","contract":"AAPL","op":">=","value":200}""";

    public override JsonObject Schema() => Fields.Schema(["type", "contract", "op", "value", "time", "join"], "type");

    public override object Read(JsonElement value) => Fields.Read(value, "a condition")[0];
}
