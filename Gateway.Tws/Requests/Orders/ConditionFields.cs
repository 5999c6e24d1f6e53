using Gateway.Tws.Model;
using Gateway.Tws.Wire;

namespace Gateway.Tws.Requests.Orders;

/// <summary>The conditions of an order, as the request has them.</summary>
internal static class ConditionFields
{
    /// <summary>The count, each condition, and when there is any the two switches for all of them.</summary>
    public static void WriteConditions(this FieldWriter writer, Order order)
    {
        writer.Write(order.Conditions.Count);
        if (order.Conditions.Count == 0)
            return;
        foreach (var condition in order.Conditions)
            WriteCondition(writer, condition);
        writer.Write(order.ConditionsIgnoreRth);
        writer.Write(order.ConditionsCancelOrder);
    }

    private static void WriteCondition(FieldWriter writer, OrderCondition condition)
    {
        switch (condition)
        {
            case PriceCondition price:
                WriteHead(writer, 1, condition);
                writer.Write(price.IsMore);
                writer.Write(price.Price);
                writer.Write(price.ConId);
                writer.Write(price.Exchange);
                writer.Write(price.TriggerMethod);
                break;
            case TimeCondition time:
                WriteHead(writer, 3, condition);
                writer.Write(time.IsMore);
                writer.Write(time.Time);
                break;
            case MarginCondition margin:
                WriteHead(writer, 4, condition);
                writer.Write(margin.IsMore);
                writer.Write(margin.Percent);
                break;
            case ExecutionCondition execution:
                WriteHead(writer, 5, condition);
                writer.Write(execution.SecType);
                writer.Write(execution.Exchange);
                writer.Write(execution.Symbol);
                break;
            case VolumeCondition volume:
                WriteHead(writer, 6, condition);
                writer.Write(volume.IsMore);
                writer.Write(volume.Volume);
                writer.Write(volume.ConId);
                writer.Write(volume.Exchange);
                break;
            case PercentChangeCondition change:
                WriteHead(writer, 7, condition);
                writer.Write(change.IsMore);
                writer.Write(change.ChangePercent);
                writer.Write(change.ConId);
                writer.Write(change.Exchange);
                break;
            default:
                throw new ArgumentException($"An order condition of type {condition.GetType().Name} cannot be sent.");
        }
    }

    private static void WriteHead(FieldWriter writer, int type, OrderCondition condition)
    {
        writer.Write(type);
        writer.Write(condition.IsConjunctionConnection ? "a" : "o");
    }
}
