using Gateway.Instruments.Contracts;
using Gateway.Registry.Arguments;
using Gateway.Text;
using Gateway.Tws.Model;

namespace Gateway.Feeds.Waiting;

/// <summary>One thing to wait for, as a caller names it. Exactly one of the first five is given.</summary>
[ArgumentFormat(typeof(WaitConditionArgument))]
internal sealed record WaitCondition
{
    /// <summary>The id or URI of a stream that the caller started.</summary>
    public string? Stream { get; init; }

    /// <summary>A contract whose quote is watched; with <see cref="Headline"/>, the contract of the news.</summary>
    public Contract? Contract { get; init; }

    /// <summary>An order's id, its reference, or "any".</summary>
    public string? Fill { get; init; }

    /// <summary>With <see cref="Fill"/>: the whole order must be filled, not only a part.</summary>
    public bool Complete { get; init; }

    /// <summary>A part of a headline, or "any".</summary>
    public string? Headline { get; init; }

    /// <summary>The state of the connection: connected, connecting, ib_link_down or disconnected.</summary>
    public string? Connection { get; init; }

    /// <summary>With <see cref="Stream"/> or <see cref="Contract"/>.</summary>
    public WaitTest? Test { get; init; }
}

/// <inheritdoc cref="WaitCondition"/>
internal sealed class WaitConditionArgument : ArgumentType
{
    private const string Fields = "stream, contract, fill, headline, connection, field, op, value, complete";
    private static readonly ContractArgument Contracts = new();
    private static readonly ChoiceArgument Operators = new(typeof(WaitOperator));

    public override string Rule =>
        "an object with stream or contract and field, op (> >= < <= == != contains changes), value; or with fill, headline or connection";

    public override string Example => """{"contract":"AAPL","field":"last","op":">=","value":200}""";

    public override JsonObject Schema()
    {
        var operators = new ChoiceArgument(typeof(WaitOperator)).Schema();
        operators["description"] = "Comparison of field and value; default >=.";
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["contract"] = Member("string", "Instrument whose quote is watched, such as AAPL."),
                ["stream"] = Member("string", "Instead: id of a started stream."),
                ["field"] = Member("string", "Field to compare, such as last (default) or bid."),
                ["op"] = operators,
                ["value"] = Member("string", "Value to compare with, such as 200."),
                ["fill"] = Member("string", "Instead: orderId or orderRef to fill, or any."),
                ["complete"] = Member("boolean", "With fill: the whole order."),
                ["headline"] = Member("string", "Instead: part of a headline, or any."),
                ["connection"] = Member("string", "Instead: connected, connecting, ib_link_down or disconnected."),
            },
        };
    }


    public override object Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw Broken();
        var condition = new WaitCondition();
        var test = new WaitTest("last", WaitOperator.AtLeast, Value: null);
        var tested = false;
        foreach (var property in value.EnumerateObject())
        {
            switch (property.Name.ToUpperInvariant())
            {
                case "STREAM": condition = condition with { Stream = Text(property) }; break;
                case "CONTRACT": condition = condition with { Contract = ((ContractInput)Contracts.Read(property.Value)).Contract }; break;
                case "FILL": condition = condition with { Fill = Text(property) }; break;
                case "COMPLETE": condition = condition with { Complete = property.Value.ValueKind == JsonValueKind.True }; break;
                case "HEADLINE": condition = condition with { Headline = Text(property) }; break;
                case "CONNECTION": condition = condition with { Connection = Text(property) }; break;
                case "FIELD": (test, tested) = (test with { Field = Text(property) }, true); break;
                case "OP": (test, tested) = (test with { Operator = OperatorOf(property.Value) }, true); break;
                case "VALUE": (test, tested) = (test with { Value = property.Value.Clone() }, true); break;
                default: throw new FormatException($"an object of {Fields}, without '{property.Name}'");
            }
        }
        return Checked(condition, test, tested);
    }

    private WaitCondition Checked(WaitCondition condition, WaitTest test, bool tested)
    {
        var events = new[] { condition.Fill, condition.Headline, condition.Connection }.Count(text => text is not null);
        if (events == 1 && condition.Stream is null && !tested && (condition.Contract is null || condition.Headline is not null))
            return condition;
        if (events > 0 || (condition.Stream is null) == (condition.Contract is null))
            throw Broken();
        if (test.Value is null && test.Operator != WaitOperator.Changes)
            throw new FormatException("a condition with a value to compare with");
        if (test.Value is { ValueKind: not (JsonValueKind.Number or JsonValueKind.String or JsonValueKind.True or JsonValueKind.False) })
            throw new FormatException("a condition whose value is a number, a text or a boolean");
        if (test is
            {
                Value.ValueKind: JsonValueKind.String,
                Operator: WaitOperator.Above or WaitOperator.AtLeast or WaitOperator.Below or WaitOperator.AtMost,
            }
            && NumberText.Read(test.Value.Value.GetString()!).Doubt is { } doubt)
            throw new FormatException($"a condition whose value is clear: {doubt}");
        return condition with { Test = test };
    }

    private static WaitOperator OperatorOf(JsonElement value)
    {
        try
        {
            return (WaitOperator)Operators.Read(value);
        }
        catch (FormatException wrong)
        {
            throw new FormatException("a condition whose op is one of > >= < <= == != contains changes", wrong);
        }
    }

    private static JsonObject Member(string type, string description) => new() { ["type"] = type, ["description"] = description };

    private static string Text(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.String when property.Value.GetString()!.Trim() is { Length: > 0 } text => text,
        JsonValueKind.Number or JsonValueKind.True => property.Value.GetRawText(),
        _ => throw new FormatException($"a condition whose {property.Name} is a text"),
    };
}
