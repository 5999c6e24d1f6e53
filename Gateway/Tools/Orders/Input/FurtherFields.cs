using Gateway.Registry.Arguments;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Input;

/// <summary>Fields of an order that have no argument of their own, by IB's names: every member of IB's order can be set.</summary>
[ArgumentFormat(typeof(FurtherFieldsArgument))]
internal sealed record FurtherFields(Func<Order, Order> Apply);
