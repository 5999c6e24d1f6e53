namespace Gateway.Tools.Options.Payoff;

/// <summary>What a leg is worth at expiration.</summary>
internal enum PayoffKind
{
    Underlying,
    Call,
    Put,
}
