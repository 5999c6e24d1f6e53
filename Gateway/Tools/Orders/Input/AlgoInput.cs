using Gateway.Registry;
using Gateway.Registry.Arguments;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Input;

/// <summary>An algorithm of IB's with its parameters, by IB's names.</summary>
[ArgumentFormat(typeof(AlgoArgument))]
internal sealed record AlgoInput(AlgoKind Kind, IReadOnlyList<TagValue> Params)
{
    /// <summary>With what IB demands and the caller left out.</summary>
    public Order Apply(Order order) => order with
    {
        AlgoStrategy = WireName<AlgoKind>.Of(Kind),
        AlgoParams = Kind == AlgoKind.Adaptive && Params.Count == 0 ? [new TagValue("adaptivePriority", "Normal")] : Params,
    };
}
