using System.ComponentModel;
using Gateway.Tws.Model;

namespace Gateway.Tools.Depth;

/// <summary>What one letter stands for.</summary>
internal sealed record SmartComponentRow
{
    [Description("As in bidExchange, askExchange and lastExchange.")]
    public required string Letter { get; init; }

    public required string Exchange { get; init; }

    [Description("The exchange's bit in masks of exchanges.")]
    public required int BitNumber { get; init; }

    public static SmartComponentRow Of(SmartComponent component) =>
        new() { Letter = component.Letter, Exchange = component.Exchange, BitNumber = component.BitNumber };
}
