using Gateway.Trading.Policy;

namespace Gateway.Tools.Preview;

/// <summary>A limit of orders that is on, and what an order makes of it.</summary>
internal sealed record LimitShare
{
    public required string Name { get; init; }

    public required decimal Value { get; init; }

    [Description("With this order; absent where it is unknown, such as a price without a quote.")]
    public decimal? Used { get; init; }

    public static LimitShare Of(PolicyShare share) => new()
    {
        Name = JsonNamingPolicy.CamelCase.ConvertName(share.Option),
        Value = share.Value,
        Used = share.Used,
    };
}
