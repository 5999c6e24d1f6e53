using Gateway.Handlers;
using Gateway.Instruments.Times;
using Gateway.Tws.Model;

namespace Gateway.Tools.Orders.Input;

/// <summary>The arguments of one order for several legs.</summary>
[ArgumentGroup]
internal sealed class ComboArguments(
    [Length(2, 8)] IReadOnlyList<LegInput> legs,
    [OrInObject("order")][Description("BUY takes the legs as written.")] OrderAction action,
    [Description("Number of combinations.")][Positive][Count][Example("1")] decimal quantity,
    ComboKind orderType = ComboKind.Limit,
    [Description("Net price of one.")][Example("1.25")] decimal? limitPrice = null,
    [Description("Prices by leg (their price), no limitPrice.")] bool perLegPrices = false,
    [Description("False: a leg may fill alone.")] bool guaranteed = true,
    [Description("Time in force; default DAY.")] TimeInForce? tif = null,
    [Description("GTD: moment or day, by the exchange's clock.")] MomentInput? goodTillDate = null,
    [Example("DU1234567")] string account = "",
    [MaxLength(40)][RegularExpression(OrderArguments.Printable)] string orderRef = "")
{
    public string Account => account;

    public string Reference => orderRef;

    /// <exception cref="ToolException">The legs do not go together, or a price is missing.</exception>
    public async Task<(Contract Contract, OrderTicket Ticket)> ToTicketAsync(Combination combination, CancellationToken cancellationToken)
    {
        if (perLegPrices && (orderType != ComboKind.Limit || legs.Any(leg => leg.Price is null)))
            throw ToolErrors.InvalidArgument(
                "perLegPrices: needs a LMT order and a price in every leg; example: leave it out and give limitPrice", "Nothing was sent.");
        if (!perLegPrices && legs.Any(leg => leg.Price is not null))
            throw ToolErrors.InvalidArgument(
                "legs: the price of a leg belongs to perLegPrices; example: perLegPrices true, or leave price out and give limitPrice",
                "Nothing was sent.");
        var contract = await combination.OfAsync(legs, cancellationToken);
        return (contract, new OrderTicket
        {
            Action = action,
            Quantity = quantity,
            Kind = (OrderKind)orderType,
            LimitPrice = limitPrice,
            Tif = tif,
            GoodTillDate = goodTillDate,
            LegPrices = perLegPrices ? [.. legs.Select(leg => leg.Price!.Value)] : [],
            // IB requires NonGuaranteed for SMART combinations; the legs at a single exchange are always guaranteed.
            ComboRouting = contract.Exchange == "SMART" ? [new TagValue("NonGuaranteed", guaranteed ? "0" : "1")] : [],
        });
    }
}

/// <summary>The order types of combinations.</summary>
internal enum ComboKind
{
    [JsonStringEnumMemberName("MKT")]
    Market = OrderKind.Market,

    [JsonStringEnumMemberName("LMT")]
    Limit = OrderKind.Limit,

    [JsonStringEnumMemberName("REL")]
    Relative = OrderKind.Relative,
}
