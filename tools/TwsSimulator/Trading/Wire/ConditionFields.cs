using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace TwsSimulator.Trading.Wire;

/// <summary>Order conditions on the wire: the same layout in both directions.</summary>
internal static class ConditionFields
{
    private const int Price = 1;
    private const int Time = 3;
    private const int Margin = 4;
    private const int Execution = 5;
    private const int Volume = 6;
    private const int PercentChange = 7;

    /// <summary>The count, the conditions and, when there are any, the two switches.</summary>
    public static Order ReadAll(ref FieldReader fields, Order order)
    {
        var conditions = new OrderCondition[RepeatedFields.ReadCount(ref fields)];
        if (conditions.Length == 0)
            return order;
        for (var i = 0; i < conditions.Length; i++)
            conditions[i] = Read(ref fields);
        return order with
        {
            Conditions = conditions,
            ConditionsIgnoreRth = fields.ReadBool(),
            ConditionsCancelOrder = fields.ReadBool(),
        };
    }

    /// <summary>As <see cref="ReadAll"/> reads them.</summary>
    public static void WriteAll(FieldWriter fields, Order order)
    {
        fields.Write(order.Conditions.Count);
        if (order.Conditions.Count == 0)
            return;
        foreach (var condition in order.Conditions)
            Write(fields, condition);
        fields.Write(order.ConditionsIgnoreRth);
        fields.Write(order.ConditionsCancelOrder);
    }

    private static OrderCondition Read(ref FieldReader fields)
    {
        var type = fields.ReadInt();
        var joinsByAnd = PlainText.Read(ref fields) == "a";
        OrderCondition condition = type switch
        {
            Price => new PriceCondition
            {
                IsMore = fields.ReadBool(),
                Price = fields.ReadDecimal(),
                ConId = fields.ReadInt(),
                Exchange = PlainText.Read(ref fields),
                TriggerMethod = fields.ReadInt(),
            },
            Time => new TimeCondition { IsMore = fields.ReadBool(), Time = PlainText.Read(ref fields) },
            Margin => new MarginCondition { IsMore = fields.ReadBool(), Percent = fields.ReadInt() },
            Execution => new ExecutionCondition
            {
                SecType = PlainText.Read(ref fields),
                Exchange = PlainText.Read(ref fields),
                Symbol = PlainText.Read(ref fields),
            },
            Volume => new VolumeCondition
            {
                IsMore = fields.ReadBool(),
                Volume = fields.ReadInt(),
                ConId = fields.ReadInt(),
                Exchange = PlainText.Read(ref fields),
            },
            PercentChange => new PercentChangeCondition
            {
                IsMore = fields.ReadBool(),
                ChangePercent = fields.ReadDecimal(),
                ConId = fields.ReadInt(),
                Exchange = PlainText.Read(ref fields),
            },
            _ => throw new TwsProtocolException($"field {fields.Index - 2} is not a condition type: {type}"),
        };
        return condition with { IsConjunctionConnection = joinsByAnd };
    }

    private static void Write(FieldWriter fields, OrderCondition condition)
    {
        switch (condition)
        {
            case PriceCondition price:
                Begin(fields, Price, price);
                fields.Write(price.IsMore);
                fields.Write(price.Price);
                fields.Write(price.ConId);
                fields.Write(price.Exchange);
                fields.Write(price.TriggerMethod);
                break;
            case TimeCondition time:
                Begin(fields, Time, time);
                fields.Write(time.IsMore);
                fields.Write(time.Time);
                break;
            case MarginCondition margin:
                Begin(fields, Margin, margin);
                fields.Write(margin.IsMore);
                fields.Write(margin.Percent);
                break;
            case ExecutionCondition execution:
                Begin(fields, Execution, execution);
                fields.Write(execution.SecType);
                fields.Write(execution.Exchange);
                fields.Write(execution.Symbol);
                break;
            case VolumeCondition volume:
                Begin(fields, Volume, volume);
                fields.Write(volume.IsMore);
                fields.Write(volume.Volume);
                fields.Write(volume.ConId);
                fields.Write(volume.Exchange);
                break;
            case PercentChangeCondition change:
                Begin(fields, PercentChange, change);
                fields.Write(change.IsMore);
                fields.Write(change.ChangePercent);
                fields.Write(change.ConId);
                fields.Write(change.Exchange);
                break;
            default:
                throw new ArgumentException($"The condition {condition.GetType().Name} has no wire form.", nameof(condition));
        }
    }

    private static void Begin(FieldWriter fields, int type, OrderCondition condition)
    {
        fields.Write(type);
        fields.Write(condition.IsConjunctionConnection ? "a" : "o");
    }
}
