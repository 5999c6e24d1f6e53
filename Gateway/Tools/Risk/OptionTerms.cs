namespace Gateway.Tools.Risk;

/// <summary>What an option's worth is reckoned from.</summary>
/// <param name="Years">To expiration.</param>
/// <param name="Volatility">The market's now: a year's, as a fraction.</param>
internal readonly record struct OptionTerms(bool Call, double Strike, double Years, double Volatility)
{
    public double ValueAt(double underlying) => BlackScholes.Value(Call, underlying, Strike, Years, Volatility);
}
