using System.ComponentModel;

namespace Gateway.Tools.Preview;

/// <summary>A preview of several orders, and the token that sends exactly them.</summary>
internal sealed record BasketPreview
{
    [Description("For ibkr_place_basket: once, by you.")]
    public required string Token { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    [Description("Each as if it were alone: margins do not add up.")]
    public required IReadOnlyList<WhatIf> Orders { get; init; }

    public required int Count { get; init; }

    [Description("Sum of the commissions in one currency; absent when they are in several or not all known.")]
    public decimal? Commission { get; init; }
}
