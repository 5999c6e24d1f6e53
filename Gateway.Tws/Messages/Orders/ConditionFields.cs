using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Messages.Orders;

/// <summary>The conditions of an order, as open and completed orders have them.</summary>
internal static class ConditionFields
{
    /// <summary>The count, each condition, and when there is any the two switches for all of them.</summary>
    public static Order ReadConditions(this ref FieldReader reader, Order order)
    {
        var count = reader.ReadCount();
        if (count == 0)
            return order;
        var conditions = new OrderCondition[count];
        for (var i = 0; i < count; i++)
            conditions[i] = ReadCondition(ref reader);
        return order with
        {
            Conditions = conditions,
            ConditionsIgnoreRth = reader.ReadBool(),
            ConditionsCancelOrder = reader.ReadBool(),
        };
    }

    private static OrderCondition ReadCondition(ref FieldReader reader)
    {
        var type = reader.ReadInt();
        var and = reader.ReadString() == "a";
        OrderCondition condition = type switch
        {
            1 => new PriceCondition
            {
                IsMore = reader.ReadBool(),
                Price = reader.ReadDecimal(),
                ConId = reader.ReadInt(),
                Exchange = reader.ReadString(),
                TriggerMethod = reader.ReadInt(),
            },
            3 => new TimeCondition { IsMore = reader.ReadBool(), Time = reader.ReadString() },
            4 => new MarginCondition { IsMore = reader.ReadBool(), Percent = reader.ReadInt() },
            5 => new ExecutionCondition { SecType = reader.ReadString(), Exchange = reader.ReadString(), Symbol = reader.ReadString() },
            6 => new VolumeCondition
            {
                IsMore = reader.ReadBool(),
                Volume = reader.ReadInt(),
                ConId = reader.ReadInt(),
                Exchange = reader.ReadString(),
            },
            7 => new PercentChangeCondition
            {
                IsMore = reader.ReadBool(),
                ChangePercent = reader.ReadDecimal(),
                ConId = reader.ReadInt(),
                Exchange = reader.ReadString(),
            },
            _ => throw new TwsProtocolException($"field {reader.Index - 2} is not a known type of order condition: {type}"),
        };
        return condition with { IsConjunctionConnection = and };
    }
}
